package org.pamir.hostile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Many connections that all do the same to a server, or nothing. */
final class Crowd implements AutoCloseable {

  private final List<SocketChannel> channels = new ArrayList<>();
  private final int port;

  Crowd(int port) {
    this.port = port;
  }

  /** Opens so many more, each of which says this. */
  Crowd open(int count, String text) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      // Little fits in between, so that who does not read is felt soon.
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 8_192);
      channel.connect(new InetSocketAddress("127.0.0.1", port));
      channel.configureBlocking(false);
      channels.add(channel);
      say(channel, text);
    }
    return this;
  }

  /** Each says a little, again and again, for so long. */
  void trickle(String text, long millis) throws InterruptedException {
    long end = System.currentTimeMillis() + millis;
    while (System.currentTimeMillis() < end) {
      channels.forEach(channel -> say(channel, text));
      Thread.sleep(500);
    }
  }

  private static void say(SocketChannel channel, String text) {
    try {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      // The server has had enough of it, as it should.
    }
  }

  /** Reads what was on its way, and tells how many of them the server has closed behind it. */
  int closed() throws InterruptedException {
    Set<SocketChannel> closed = new HashSet<>();
    for (int i = 0; i < 200 && closed.size() < channels.size(); i++) {
      channels.stream().filter(Crowd::isAtItsEnd).forEach(closed::add);
      Thread.sleep(10);
    }
    return closed.size();
  }

  private static boolean isAtItsEnd(SocketChannel channel) {
    ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    try {
      int read = channel.read(buffer);
      while (read > 0) {
        buffer.clear();
        read = channel.read(buffer);
      }
      return read < 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
