package org.pamir.resilience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.pamir.ServerProcess;
import org.pamir.database.EmbeddedDatabase;

/** Packaged servers on one embedded PostgreSQL, each a process of its own. */
public final class Instances implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final EmbeddedDatabase database;
  private final Map<String, String> settings = new HashMap<>();
  private final List<ServerProcess> servers = new ArrayList<>();

  Instances(Path folder) {
    database = EmbeddedDatabase.start(folder);
    database
        .properties()
        .forEach(
            (name, value) ->
                settings.put(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
    // The embedded one admits sixty, for one server.
    settings.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "12");
    settings.put("PAMIR_RATE_LIMIT_ENABLED", "false");
  }

  /** Whether the packaged server is there, and made of what is tested. */
  public static boolean arePackaged() {
    Path application = ServerProcess.JAR.resolveSibling("quarkus/quarkus-application.dat");
    try (Stream<Path> classes = Files.walk(Path.of("target/classes"))) {
      FileTime packaged = Files.getLastModifiedTime(application);
      return classes
          .filter(path -> path.toString().endsWith(".class"))
          .allMatch(path -> isOlder(path, packaged));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isOlder(Path path, FileTime time) {
    try {
      return Files.getLastModifiedTime(path).compareTo(time) <= 0;
    } catch (IOException e) {
      return false;
    }
  }

  Instances with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Starts so many at the same moment, and waits until all are ready. */
  List<ServerProcess> start(int count) {
    return start(Stream.generate(Instances::freePort).limit(count).toList());
  }

  /** Starts one on each of these ports at the same moment, and waits until all are ready. */
  List<ServerProcess> start(List<Integer> ports) {
    List<CompletableFuture<ServerProcess>> starting =
        ports.stream().map(port -> CompletableFuture.supplyAsync(() -> startOn(port))).toList();
    List<ServerProcess> started = starting.stream().map(CompletableFuture::join).toList();
    servers.addAll(started);
    return started;
  }

  static int freePort() {
    try {
      return ServerProcess.freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerProcess startOn(int port) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    try {
      return ServerProcess.start(all, "-Xmx256m", "-XX:+UseSerialGC");
    } catch (IOException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /** Stops one as an operator does; the seconds it took. */
  double stop(ServerProcess server) {
    long began = System.nanoTime();
    server.close();
    servers.remove(server);
    return (System.nanoTime() - began) / 1e9;
  }

  void stopAll() {
    List.copyOf(servers).parallelStream().forEach(ServerProcess::close);
    servers.clear();
  }

  /** The number that a question to the database itself is answered with. */
  long count(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                settings.get("QUARKUS_DATASOURCE_JDBC_URL"),
                settings.get("QUARKUS_DATASOURCE_USERNAME"),
                settings.get("QUARKUS_DATASOURCE_PASSWORD"));
        ResultSet answer = connection.createStatement().executeQuery(sql)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  /** Sends a request with a body of JSON. */
  static HttpResponse<String> send(
      ServerProcess server, String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        server
            .to(path)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> get(ServerProcess server, String path, String... headers)
      throws IOException, InterruptedException {
    return send(server, "GET", path, null, headers);
  }

  /** A published project in Kyrgyzstan, as the body of a PUT. */
  static String project(String title) {
    return """
        {"reportingOrg": "XM-INSTANCES", "title": {"en": "%s"}, "status": "implementation", "plannedStart": "2025-01-01",
         "publication": "published", "defaultCurrency": "USD", "participations": [{"country": "KG"}]}"""
        .formatted(title);
  }

  /** An incoming commitment in 2025, as the body of a POST. */
  static String commitment(long amount) {
    return """
        {"kind": "commitment", "direction": "incoming", "provider": {"ref": "XM-INSTANCES-DONOR"},
         "value": {"amount": %d, "currency": "USD"}, "valueDate": "2025-03-31"}"""
        .formatted(amount);
  }

  @Override
  public void close() {
    stopAll();
    database.close();
  }
}
