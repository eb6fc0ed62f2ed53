package org.pamir.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pamir.ServerProcess;

/**
 * Many listeners that hear nothing, on the packaged server: what each takes of its memory, and how
 * soon all of them have what is written.
 *
 * <p>Run by {@code -Dpamir.listeners=5000}, once the server is packaged.
 */
@EnabledIfSystemProperty(named = "pamir.listeners", matches = "[0-9]+")
class IdleListenersTest {

  private static final int LISTENERS = Integer.getInteger("pamir.listeners", 0);

  @TempDir Path folder;

  @Test
  void thousandsOfThemFitIntoBoundedMemory() throws Exception {
    assertThat(Files.exists(ServerProcess.JAR)).isTrue();
    try (ServerProcess server =
            ServerProcess.start(
                folder, "-Xmx256m", "-Dpamir.rate-limit.enabled=false", "-XX:+UseSerialGC");
        Selector selector = Selector.open()) {
      open(server, selector, LISTENERS / 10);
      int few = server.megabytes("VmRSS");
      open(server, selector, LISTENERS - LISTENERS / 10);
      // Two signs of life to each.
      read(selector, 35_000, "");
      int many = server.megabytes("VmRSS");
      int threads = server.count("Threads");
      long begun = System.nanoTime();
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  server
                      .to("/projects/XM-IDLE-1")
                      .header("Content-Type", "application/json")
                      .PUT(
                          HttpRequest.BodyPublishers.ofString(
                              "{\"reportingOrg\": \"XM-IDLE\", \"title\": {\"en\": \"Heard by all\"}, \"status\": \"closed\","
                                  + " \"plannedStart\": \"2025-01-01\", \"participations\": [{\"country\": \"KG\"}], \"publication\": \"published\"}"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      int heard = read(selector, 30_000, "Heard by all");
      System.out.printf(
          "%d idle listeners: %d MB resident with %d, %d MB with all, %.1f KB each; %d threads; a write heard by %d within %d ms; %d MB then%n",
          LISTENERS,
          few,
          LISTENERS / 10,
          many,
          (many - few) * 1024.0 / (LISTENERS - LISTENERS / 10),
          threads,
          heard,
          (System.nanoTime() - begun) / 1_000_000,
          server.megabytes("VmHWM"));
      assertThat(heard).isEqualTo(LISTENERS);
      assertThat(threads).isLessThan(100);
    }
  }

  private static void open(ServerProcess server, Selector selector, int count) throws IOException {
    byte[] request =
        "GET /api/v1/changes/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.port()));
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new StringBuilder());
    }
    assertThat(read(selector, 60_000, "still here")).isGreaterThanOrEqualTo(count);
  }

  /** Reads for so long, or until every listener has heard a word; how many have. */
  private static int read(Selector selector, long millis, String word) throws IOException {
    long end = System.currentTimeMillis() + millis;
    ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    selector.keys().forEach(key -> ((StringBuilder) key.attachment()).setLength(0));
    int heard = 0;
    int all = selector.keys().size();
    java.util.Set<SelectionKey> done = new java.util.HashSet<>();
    while (System.currentTimeMillis() < end && (word.isEmpty() || heard < all)) {
      selector.select(200);
      for (SelectionKey key : selector.selectedKeys()) {
        buffer.clear();
        int read = ((SocketChannel) key.channel()).read(buffer);
        assertThat(read).as("a stream ended").isGreaterThanOrEqualTo(0);
        StringBuilder text = (StringBuilder) key.attachment();
        text.append(new String(buffer.array(), 0, read, StandardCharsets.UTF_8));
        if (!word.isEmpty() && text.indexOf(word) >= 0 && done.add(key)) {
          heard++;
        }
        if (text.length() > 4096) {
          text.delete(0, text.length() - 1024);
        }
      }
      selector.selectedKeys().clear();
    }
    return heard;
  }
}
