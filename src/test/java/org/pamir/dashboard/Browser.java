package org.pamir.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Debian's own Chromium without a window, driven over the DevTools protocol by the JDK's WebSocket:
 * a test run then needs no driver and no download beside {@code apt-get install chromium}.
 */
final class Browser implements AutoCloseable {

  /** Names by which Chromium is found on the path. */
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  static final String ABSENT =
      "No Chromium on the path: tests of pages are skipped. `apt-get install chromium` brings it.";

  private static final Logger LOG = Logger.getLogger(Browser.class);

  private static final int PATIENCE_SECONDS = 60;

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private final Process process;
  private final Path folder;
  private final WebSocket socket;

  private Browser(Process process, Path folder, URI address) {
    this.process = process;
    this.folder = folder;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ear()).join();
  }

  /** A browser; none where the machine has none, which is said. */
  static Optional<Browser> start() {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      LOG.warn(ABSENT);
      return Optional.empty();
    }
    try {
      Path folder = Files.createTempDirectory("pamir-browser");
      Files.createDirectories(folder.resolve("downloads"));
      Process process =
          new ProcessBuilder(
                  program.get().toString(),
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-extensions",
                  "--no-first-run",
                  "--lang=en-GB",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + folder.resolve("profile"),
                  "about:blank")
              .redirectErrorStream(true)
              .start();
      return Optional.of(new Browser(process, folder, address(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Where it listens, which it says among its first lines; what it says after that is not kept. */
  private static URI address(Process process) throws IOException {
    BufferedReader said = process.inputReader();
    StringBuilder heard = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("DevTools listening on ")) {
        drain(said);
        return URI.create(line.substring("DevTools listening on ".length()).trim());
      }
      heard.append(line).append('\n');
    }
    throw new IllegalStateException("Chromium did not start:\n" + heard);
  }

  /** Reads on, so that the browser never waits for somebody to read what it says. */
  private static void drain(BufferedReader said) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (said.readLine() != null) {
                  // Nobody asks for it.
                }
              } catch (IOException e) {
                // The browser has ended.
              }
            },
            "browser output");
    reader.setDaemon(true);
    reader.start();
  }

  /** A new tab of this size in pixels, which shares nothing with the others. */
  Tab open(int width, int height) {
    String context =
        send(null, "Target.createBrowserContext", Map.of()).get("browserContextId").asText();
    send(
        null,
        "Browser.setDownloadBehavior",
        Map.of(
            "behavior",
            "allow",
            "browserContextId",
            context,
            "downloadPath",
            downloads().toString()));
    String target =
        send(null, "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
            .get("targetId")
            .asText();
    String session =
        send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    return new Tab(this, session, width, height);
  }

  /** The folder in which downloads arrive. */
  Path downloads() {
    return folder.resolve("downloads");
  }

  /** Hears of events of all tabs: their session, and the message. */
  void listen(BiConsumer<String, JsonNode> listener) {
    listeners.add(listener);
  }

  /**
   * Gives a command and waits for its answer.
   *
   * @param session of a tab; null for the browser itself
   */
  JsonNode send(String session, String method, Map<String, ?> params) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(number, answer);
    ObjectNode message = json.createObjectNode().put("id", number).put("method", method);
    message.set("params", json.valueToTree(params));
    if (session != null) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    JsonNode said = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (said.has("error")) {
      throw new IllegalStateException(method + ": " + said.get("error"));
    }
    return said.get("result");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // What is left lies in the system's folder for such things.
    }
  }

  /** Puts the pieces of a message together, and gives it to who waits for it. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder pieces = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
      pieces.append(piece);
      if (last) {
        hear(pieces.toString());
        pieces.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(String message) {
      try {
        JsonNode said = json.readTree(message);
        if (said.has("id")) {
          asked.remove(said.get("id").asInt()).complete(said);
        } else {
          listeners.forEach(one -> one.accept(said.path("sessionId").asText(), said));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
