package org.pamir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.key;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/** Readers that ask for a file and do not read it. */
@QuarkusTest
class OpenFilesTest extends RegisterTest {

  private static final String LIST = "/projects?format=csv";
  private static final int OF_ONE = 6;
  private static final int OF_ALL = 10;

  @TestHTTPResource("/")
  URL server;

  @Inject OpenFiles files;

  private final List<Socket> readers = new ArrayList<>();

  @AfterEach
  void hangUp() throws Exception {
    for (Socket reader : readers) {
      reader.close();
    }
    await(0);
  }

  @Test
  void refusesOneCallerOneFileTooManyAndServesTheOthers() throws Exception {
    fill();
    for (int i = 0; i < OF_ONE; i++) {
      stall(null);
    }
    await(OF_ONE);

    Response refused = asAnyone().get(LIST);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(refused.contentType()).startsWith("application/problem+json");
    asAnyone().get("/projects?limit=1").then().statusCode(200);
    asKey(key("\"roles\": [\"hub-admin\"]")).then().statusCode(200);
  }

  @Test
  void keepsConnectionsForTheOthersWhoeverTakesFiles() throws Exception {
    fill();
    for (int i = 0; i < OF_ALL; i++) {
      stall(key("\"roles\": [\"hub-admin\"]"));
    }
    await(OF_ALL);

    Response refused = asKey(key("\"roles\": [\"hub-admin\"]"));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotNull();
    asAnyone().get("/projects?limit=1").then().statusCode(200);
  }

  @Test
  void countsAFileNoLongerThanItIsWritten() throws Exception {
    aProject().save();
    for (int i = 0; i < 3 * OF_ALL; i++) {
      asAnyone().get(LIST).then().statusCode(200);
    }
    await(0);
  }

  private static Response asKey(String key) {
    return org.pamir.Register.as(key).get(LIST);
  }

  /** More than the buffers between two sockets hold. */
  private static void fill() {
    String text = "description ".repeat(7_500);
    Map<String, String> texts =
        Stream.of("en", "ru", "kk", "ky", "tg", "tk", "uz", "fa", "ps", "de", "fr")
            .collect(Collectors.toMap(language -> language, language -> text));
    for (int i = 0; i < 8; i++) {
      aProject().with("description", texts).save();
    }
  }

  /** A request whose answer nobody reads. */
  private void stall(String key) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new java.net.InetSocketAddress(server.getHost(), server.getPort()));
    readers.add(socket);
    String login = key == null ? "" : "Authorization: Bearer " + key + "\r\n";
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1" + LIST + " HTTP/1.1\r\nHost: localhost\r\n" + login + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  private void await(int open) throws InterruptedException {
    for (int i = 0; i < 500 && files.open() != open; i++) {
      Thread.sleep(20);
    }
    assertThat(files.open()).isEqualTo(open);
  }
}
