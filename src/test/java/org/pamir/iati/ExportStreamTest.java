package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.unique;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pamir.Imports;
import org.pamir.RegisterTest;

/** An export is made while it is read, and no longer. */
@QuarkusTest
class ExportStreamTest extends RegisterTest {
  private static final int ACTIVITIES = 250;
  private static final int AT_ONCE = 6;

  @TestHTTPResource("/api/v1/exports/iati")
  URI address;

  @Test
  void endsWhenItsReaderGoesAndIsRefusedWhereTooManyReadAtOnce() throws Exception {
    String org = unique("XX-ORG");
    assertThat(Imports.run(file(org)).getInt("counts.created")).isEqualTo(ACTIVITIES);
    List<Socket> readers = new ArrayList<>();
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        readers.add(begin(org));
      }
      await(AT_ONCE);
      Response refused = asAnyone().get("/exports/iati?reportingOrg=" + org);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.contentType()).startsWith("application/problem+json");
      assertThat(refused.header("Retry-After")).isNotNull();
    } finally {
      for (Socket reader : readers) {
        reader.close();
      }
    }
    await(0);
    byte[] whole = asAnyone().get("/exports/iati?reportingOrg=" + org).asByteArray();
    assertThat(whole.length).isGreaterThan(ACTIVITIES * 30_000);
    assertThat(RoundTrip.violations(whole)).isEmpty();
    assertThat(new String(whole, StandardCharsets.UTF_8).split("<iati-activity ", -1))
        .hasSize(ACTIVITIES + 1);
  }

  /** An export that has begun to be read, and goes on no further. */
  private Socket begin(String org) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    // Of the ten megabytes that follow, the sockets between hold a few.
    socket.setReceiveBufferSize(4_096);
    socket
        .getOutputStream()
        .write(
            ("GET %s?reportingOrg=%s HTTP/1.1\r\nHost: test\r\n\r\n"
                    .formatted(address.getPath(), org))
                .getBytes(StandardCharsets.US_ASCII));
    InputStream answer = socket.getInputStream();
    assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200");
    return socket;
  }

  private void await(int snapshots) throws InterruptedException {
    long limit = System.currentTimeMillis() + 30_000;
    while (snapshots() != snapshots) {
      assertThat(System.currentTimeMillis()).as(snapshots + " snapshots").isLessThan(limit);
      Thread.sleep(50);
    }
  }

  /** Transactions that wait for the reader of what they have read. */
  private int snapshots() {
    return Integer.parseInt(
        rows("""
                select count(*) from pg_stat_activity
                where state = 'idle in transaction' and backend_xmin is not null
                  and query not like '%pg_stat_activity%'
                """)
            .get(0));
  }

  private static byte[] file(String org) throws IOException {
    StringBuilder file = new StringBuilder("<iati-activities version=\"2.03\">");
    String text = "Water flows down. ".repeat(2_000);
    for (int i = 0; i < ACTIVITIES; i++) {
      file.append(
          """
          <iati-activity default-currency="USD" xml:lang="en"><iati-identifier>%s-%d</iati-identifier>
          <reporting-org ref="%s" type="40"/><title><narrative>Water</narrative></title>
          <activity-status code="2"/><activity-date type="1" iso-date="2025-01-01"/>
          <recipient-country code="KG"/><x:note xmlns:x="urn:x">%s</x:note></iati-activity>
          """
              .formatted(org, i, org, text));
    }
    return file.append("</iati-activities>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
