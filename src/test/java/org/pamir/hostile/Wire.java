package org.pamir.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * An HTTP/1.1 client that sends what it is given: libraries mend or refuse the very requests that a
 * register has to bear. It keeps its connection as long as the server does.
 */
final class Wire implements AutoCloseable {

  private static final int PATIENCE = 60_000;

  /** How much of a stream without an end is listened to, in milliseconds. */
  private static final int LISTENING = 30;

  private final int port;
  private Socket socket;
  private InputStream in;

  Wire(int port) {
    this.port = port;
  }

  /** Sends a request and reads its answer; one that a kept connection lost is sent once more. */
  Answer send(Call call) throws IOException {
    boolean kept = socket != null;
    Answer answer = once(call);
    return answer.status() == 0 && kept ? once(call) : answer;
  }

  private Answer once(Call call) throws IOException {
    if (socket == null) {
      socket = new Socket("localhost", port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }
    socket.setSoTimeout(PATIENCE);
    long begun = System.nanoTime();
    try {
      try {
        socket.getOutputStream().write(call.bytes(port));
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // The server may have answered and closed before all of it was sent.
      }
      return read(call.method().equals("HEAD"), begun);
    } catch (SocketTimeoutException e) {
      close();
      return Answer.none(-1, millis(begun));
    } catch (IOException e) {
      close();
      return Answer.none(0, millis(begun));
    }
  }

  private static long millis(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private Answer read(boolean headOnly, long begun) throws IOException {
    String[] first = line().split(" ", 3);
    int status = Integer.parseInt(first[1]);
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon).toLowerCase(), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    if (status >= 100 && status < 200) {
      return read(headOnly, begun);
    }
    Answer head = new Answer(status, headers, new byte[0], 0);
    byte[] body = new byte[0];
    if ("text/event-stream".equals(head.mediaType())) {
      body = listen();
      close();
    } else if (!headOnly && status != 204 && status != 304) {
      body = body(head);
    }
    if (first[0].endsWith("1.0")
        || String.valueOf(head.header("Connection")).equalsIgnoreCase("close")) {
      close();
    }
    if ("gzip".equals(head.header("Content-Encoding"))) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return new Answer(status, headers, body, millis(begun));
  }

  private byte[] body(Answer head) throws IOException {
    if ("chunked".equalsIgnoreCase(head.header("Transfer-Encoding"))) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int size;
      while ((size = Integer.parseInt(line().split(";")[0].strip(), 16)) > 0) {
        body.write(exactly(size));
        line();
      }
      line();
      return body.toByteArray();
    }
    return head.header("Content-Length") == null
        ? in.readAllBytes()
        : exactly(Integer.parseInt(head.header("Content-Length")));
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
  }

  private byte[] listen() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    socket.setSoTimeout(LISTENING);
    try {
      int b;
      while (heard.size() < 8_000 && (b = in.read()) >= 0) {
        heard.write(b);
      }
    } catch (SocketTimeoutException e) {
      // Nothing more for now.
    }
    return heard.toByteArray();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    while ((b = in.read()) != '\n') {
      if (b < 0) {
        throw new EOFException();
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).replaceAll("\r$", "");
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
