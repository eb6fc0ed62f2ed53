package org.pamir;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The packaged register as a process of its own: started, asked, killed. */
public final class ServerProcess implements AutoCloseable {
  public static final Path JAR =
      Path.of(System.getProperty("pamir.jar", "target/quarkus-app/quarkus-run.jar"));

  /** The hub-admin key that it admits. */
  public static final String KEY = "pamir_process_key_0123456789";

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Process process;

  private ServerProcess(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it on a folder, and waits until it is ready. */
  public static ServerProcess start(Path folder, String... options)
      throws IOException, InterruptedException {
    return start(Map.of("PAMIR_DATA_DIR", folder.toString()), options);
  }

  /** Starts it with these settings, and waits until it is ready. */
  public static ServerProcess start(Map<String, String> settings, String... options)
      throws IOException, InterruptedException {
    int port =
        settings.containsKey("QUARKUS_HTTP_PORT")
            ? Integer.parseInt(settings.get("QUARKUS_HTTP_PORT"))
            : freePort();
    List<String> command = new ArrayList<>(List.of("java"));
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", JAR.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().put("PAMIR_ADMIN_KEY", KEY);
    builder.environment().put("PAMIR_IMPORT_LEASE", "3s");
    builder.environment().putAll(settings);
    builder
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(Path.of("target/server-process.log").toFile()));
    ServerProcess server = new ServerProcess(port, builder.start());
    for (int i = 0; i < 1_200 && !server.isReady(); i++) {
      assertThat(server.process.isAlive()).as("the server has started").isTrue();
      Thread.sleep(100);
    }
    return server;
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(at("/q/health/ready")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The address of a path. */
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** A request of its hub-admin. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(at("/api/v1" + path)).header("Authorization", "Bearer " + KEY);
  }

  /** Sends a file as a stream, and answers the id of its import. */
  public String post(Supplier<InputStream> file, String query)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            to("/imports" + query)
                .header("Content-Type", "application/xml")
                .timeout(Duration.ofMinutes(30))
                .POST(HttpRequest.BodyPublishers.ofInputStream(file))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JsonPath.from(answer.body()).getString("id");
  }

  /** Sends bytes as a file of a type, and answers the status and what came back. */
  public HttpResponse<String> send(byte[] file, String type)
      throws IOException, InterruptedException {
    return http.send(
        to("/imports")
            .header("Content-Type", type)
            .header("Prefer", "wait=60")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public JsonPath get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonPath.from(answer.body());
  }

  /** Megabytes that the process takes of memory, by a line of its status such as VmHWM. */
  public int megabytes(String line) throws IOException {
    return count(line) / 1024;
  }

  /** The number in a line of its status, such as Threads. */
  public int count(String line) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(text -> text.startsWith(line + ":"))
        .map(text -> Integer.parseInt(text.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Ends it as kill -9 does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as an operator does. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
