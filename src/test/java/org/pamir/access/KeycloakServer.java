package org.pamir.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Keycloak beside the tests, from its distribution, which the Maven profile {@code oidc}
 * unpacks.
 */
public class KeycloakServer implements QuarkusTestResourceLifecycleManager {

  private static final long PATIENCE_SECONDS = 300;

  private Process process;

  @Override
  public Map<String, String> start() {
    try {
      Path home = home();
      Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
      Files.copy(
          Path.of("src", "test", "resources", "access", "pamir-realm.json"),
          realms.resolve("pamir-realm.json"),
          StandardCopyOption.REPLACE_EXISTING);
      int port = freePort();
      process =
          new ProcessBuilder(
                  "bash",
                  home.resolve("bin/kc.sh").toString(),
                  "start-dev",
                  "--http-host=127.0.0.1",
                  "--http-port=" + port,
                  "--import-realm")
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", "keycloak.log").toFile())
              .start();
      String realm = "http://127.0.0.1:" + port + "/realms/pamir";
      await(realm);
      return Map.of("quarkus.oidc.auth-server-url", realm, "keycloak.realm", realm);
    } catch (IOException e) {
      throw new IllegalStateException("Keycloak does not start", e);
    }
  }

  private static Path home() throws IOException {
    try (var folders = Files.list(Path.of("target", "keycloak"))) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await(String realm) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(realm + "/.well-known/openid-configuration")).build();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It is not listening yet.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      pause();
    }
    stop();
    throw new IllegalStateException("Keycloak was not ready in time; see target/keycloak.log");
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}
