package org.pamir.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;
import org.pamir.resilience.NeedsPackagedServer;

/**
 * Clients that speak slowly, too much, nonsense, or nothing, and clients that read no answer.
 * Whatever they do, one who behaves is answered all the while, and the server stays small.
 *
 * <p>{@code -Dpamir.hostile.connections=5000} opens so many idle connections, and keeps each crowd
 * for longer.
 */
@NeedsPackagedServer
class HostileConnectionsTest {

  private static final int FEW = 200;
  private static final int IDLE = Integer.getInteger("pamir.hostile.connections", FEW);
  private static final boolean IS_LONG = IDLE > FEW;

  /** More than there are threads, in the long form. */
  private static final int CROWD = IS_LONG ? 300 : 60;

  private static final int MILLIS = IS_LONG ? 15_000 : 1_000;

  /** The heap, as much again of what is on its way to readers, and the virtual machine itself. */
  private static final int MOST_MEGABYTES = 900;

  private static final String GET = "GET /api/v1/sdgs/6 HTTP/1.1\r\nHost: a\r\n";
  private static final String POST =
      "POST /api/v1/projects HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer "
          + ServerProcess.KEY
          + "\r\n";

  /** Three of them are more than the buffers between two sockets hold. */
  private static final String LIST = "/projects?reportingOrg=XM-GOOD&limit=1000";

  private static final Path LOG = Path.of("target/server-process.log");

  @TempDir static Path folder;

  private static ServerProcess server;

  private GoodClient good;

  @BeforeAll
  static void startServer() throws Exception {
    server =
        ServerProcess.start(
            Map.of(
                "PAMIR_DATA_DIR", folder.toString(),
                "PAMIR_RATE_LIMIT_ENABLED", "false",
                "PAMIR_HTTP_READ_TIMEOUT", "2s"),
            "-Xmx256m",
            "-XX:+UseSerialGC");
    try (GoodClient good = new GoodClient(server)) {
      for (int i = 0; i < 20; i++) {
        good.put("XM-LONG-" + i, "\u0432\u043e\u0434\u0430 ".repeat(15_000));
      }
    }
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void start() throws Exception {
    good = new GoodClient(server);
    Thread.sleep(MILLIS / 2);
    told("nobody else");
  }

  @AfterEach
  void stop() throws Exception {
    good.close();
  }

  private void told(String what) throws IOException {
    System.out.printf(
        "Beside %s: %s; %d MB resident, %d threads%n",
        what, good.since(), server.megabytes("VmRSS"), server.count("Threads"));
    assertThat(good.faults()).as("beside " + what).isEmpty();
    assertThat(server.megabytes("VmHWM")).as("MB beside " + what).isLessThan(MOST_MEGABYTES);
    assertThat(server.count("Threads")).as("threads beside " + what).isLessThan(300);
  }

  private static String get(String path) {
    return "GET /api/v1" + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  /** What a good client is told while so many others say this, and this again and again. */
  private void beside(String what, int many, String first, String again) throws Exception {
    try (Crowd crowd = new Crowd(server.port()).open(many, first)) {
      crowd.trickle(again, MILLIS);
      told(many + " " + what);
    }
  }

  @Test
  void whoBehavesIsAnsweredBesideTheSlowAndTheIdle() throws Exception {
    beside(
        "that send their headers by the byte",
        CROWD,
        "GET /api/v1/sdgs HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        "x");
    beside(
        "that send their bodies by the byte", CROWD, POST + "Content-Length: 5000\r\n\r\n{", " ");
    beside("whose bodies stop", CROWD, POST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"rep", "");
    beside("that are idle", IDLE, "", "");
  }

  @Test
  void whoBehavesIsAnsweredBesideThoseWhoReadNoAnswer() throws Exception {
    long logged = Files.size(LOG);
    String pipelined = (GET + "\r\n").repeat(50);
    beside("that ask without end", CROWD, pipelined, pipelined);
    for (String list :
        List.of(
            "/projects?reportingOrg=XM-GOOD&format=csv",
            "/exports/iati?reportingOrg=XM-GOOD",
            LIST)) {
      beside("that want " + list, CROWD, get(list), "");
    }
    // What those asked who hung up is left, and not a fault each.
    assertThat(Files.size(LOG) - logged).as("bytes of log").isLessThan(100_000);
  }

  @Test
  void partsWithReadersWhoStop() throws Exception {
    try (Crowd crowd = new Crowd(server.port()).open(3, get(LIST).repeat(3))) {
      crowd.trickle("", 4_500);
      assertThat(crowd.closed()).isEqualTo(3);
    }
  }

  @Test
  void answersAllOfAPipelineThatIsRead() throws Exception {
    int requests = 2_000;
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      Thread asking =
          new Thread(
              () -> {
                try {
                  byte[] one = (GET + "\r\n").getBytes(StandardCharsets.US_ASCII);
                  for (int i = 0; i < requests; i++) {
                    socket.getOutputStream().write(one);
                  }
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      asking.start();
      BufferedReader answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      int answered = 0;
      while (answered < requests) {
        // An answer's body has no line end: the next one's first line follows it in one.
        answered += answers.readLine().contains("HTTP/1.1 200") ? 1 : 0;
      }
      asking.join();
    }
  }

  @Test
  void whatIsNoHttpIsRefusedOrClosed() throws Exception {
    String headers = "X-1: a\r\n".repeat(10_000);
    String big = "a".repeat(1_000_000);
    String hidden = "GET /api/v1/me HTTP/1.1\r\nHost: a\r\n\r\n";
    Map<String, String> forms =
        Map.ofEntries(
            Map.entry(GET + headers + "\r\n", "HTTP/1.1 431"),
            Map.entry(GET + "X: " + big + "\r\n\r\n", "HTTP/1.1 431"),
            Map.entry("GET /api/v1/sdgs?q=" + big + " HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.0 414"),
            Map.entry("GET /api/v1/sdgs/6\r\n\r\n", "HTTP/1.0 400"),
            Map.entry("GET /api/v1/sdgs/6 HTTP/1.1\nHost: a\n\n", "HTTP/1.0 400"),
            Map.entry(GET + "X : a\r\n\r\n", "HTTP/1.1 400"),
            Map.entry(GET + "X: a\0b\r\n\r\n", "HTTP/1.1 400"),
            Map.entry(GET + "Host: b\r\n\r\n" + hidden, "HTTP/1.1 400"),
            Map.entry(
                POST + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + hidden,
                "HTTP/1.1 400"),
            Map.entry(POST + "Content-Length: -1\r\n\r\n{}", "HTTP/1.1 400"),
            Map.entry(POST + "Content-Length: +2\r\n\r\n{}", "HTTP/1.1 400"),
            Map.entry(POST + "Content-Length: 99999999999999999999\r\n\r\n{}", "HTTP/1.1 400"),
            Map.entry(POST + "Content-Length: 3000000000\r\n\r\n{}", "HTTP/1.1 413"),
            Map.entry(POST + "Content-Length: 5000000\r\n\r\n{}", "HTTP/1.1 413"),
            Map.entry(POST + "Transfer-Encoding: xchunked\r\n\r\n" + hidden, "HTTP/1.1 400"),
            Map.entry(POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", ""),
            Map.entry(
                POST + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n", ""),
            Map.entry(
                POST + "Transfer-Encoding: chunked\r\n\r\n2;" + big + "\r\n{}\r\n0\r\n\r\n", ""),
            Map.entry(
                POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + headers + "\r\n", ""),
            Map.entry(
                GET
                    + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
                "HTTP/1.1 200"),
            Map.entry(
                GET
                    + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: !!!!\r\n\r\n"
                    + big,
                "HTTP/1.1 400"),
            Map.entry("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + big, ""),
            Map.entry(
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
                "HTTP/1.1 404"),
            Map.entry("\0".repeat(1_000), ""),
            Map.entry(
                "\u0016\u0003\u0001\0\u00c8\u0001\0\0\u00c4\u0003\u0003" + "\0".repeat(200), ""));
    Map<String, Future<String>> answers = new HashMap<>();
    ExecutorService callers = Executors.newFixedThreadPool(forms.size());
    forms.keySet().forEach(form -> answers.put(form, callers.submit(() -> answer(form))));
    callers.shutdown();
    for (Map.Entry<String, String> form : forms.entrySet()) {
      String answer = answers.get(form.getKey()).get();
      String name = form.getKey().substring(0, Math.min(form.getKey().length(), 300));
      assertThat(answer).as(name).startsWith(form.getValue()).doesNotContain("HTTP/1.1 500");
      // Nothing that hides in a request is taken for another one.
      assertThat(answer).as(name).doesNotContain("/api/v1/me");
    }
    told(forms.size() + " forms that are no HTTP");
  }

  /** What comes back within two seconds, or until the server closes. */
  private static String answer(String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] buffer = new byte[8_192];
      for (int read; (read = socket.getInputStream().read(buffer)) > 0; ) {
        answer.write(buffer, 0, read);
      }
    } catch (SocketTimeoutException | SocketException e) {
      // It is kept open, or was cut off while there was more to send.
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }
}
