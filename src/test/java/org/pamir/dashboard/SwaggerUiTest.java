package org.pamir.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.KEY;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Swagger UI as a developer meets it: the key goes in, the examples run. */
@QuarkusTest
class SwaggerUiTest extends BrowserTest {

  @Test
  void authorisesCreatesAndReads() {
    String identifier = unique("XM-SWAGGER");
    Tab tab = open("/q/swagger-ui/", 1400, 1000);
    assertThat(tab.text(".info .title")).startsWith("Pamir");

    tab.click("button.authorize");
    tab.type(".auth-container input", KEY);
    tab.click(".auth-btn-wrapper button.authorize");
    tab.click(".auth-btn-wrapper button.btn-done");

    run(tab, "putProject", identifier);
    assertThat(status(tab, "putProject")).isEqualTo("201");
    run(tab, "getProject", identifier);
    assertThat(status(tab, "getProject")).isEqualTo("200");
    assertThat(tab.text(operation("getProject") + " .live-responses-table")).contains(identifier);
  }

  @Test
  void readsWithoutAKey() {
    Tab tab = open("/q/swagger-ui/", 1400, 1000);

    tab.click(operation("getFundingStatistics") + " .opblock-summary-control");
    tab.click(operation("getFundingStatistics") + " .try-out__btn");
    tab.click(operation("getFundingStatistics") + " .execute");

    assertThat(status(tab, "getFundingStatistics")).isEqualTo("200");
  }

  private static void run(Tab tab, String name, String identifier) {
    tab.click(operation(name) + " .opblock-summary-control");
    tab.click(operation(name) + " .try-out__btn");
    tab.type(operation(name) + " tr[data-param-name=identifier] input", identifier);
    tab.click(operation(name) + " .execute");
  }

  private static String operation(String name) {
    return "[id$=-" + name + "]";
  }

  private static String status(Tab tab, String name) {
    return tab.text(operation(name) + " .live-responses-table tbody .response-col_status").trim();
  }
}
