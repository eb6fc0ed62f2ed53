package org.pamir.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.segment;
import static org.pamir.Register.unique;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing in a page keeps anybody out: axe finds no serious fault, in no theme, on no screen. */
@QuarkusTest
class DashboardAccessibilityTest extends BrowserTest {

  @ParameterizedTest
  @CsvSource({
    "/?country=KG, light, 1360",
    "/?country=KG&map=gap&lang=ru, dark, 1360",
    "/?country=KG, dark, 390",
    "/projects, light, 1360",
    "/projects, dark, 390",
    "{project}, light, 1360",
    "{project}, dark, 390",
    "/search?q=water, light, 1360",
    "/countries/KG, light, 1360",
    "/countries/KG, dark, 1360",
    "/organisations, light, 1360",
    "{organisation}, dark, 1360",
    "/embed/flows?country=KG, light, 700"
  })
  void axeFindsNothingSerious(String view, String scheme, int width) throws IOException {
    String organisation = unique("XM-SEEN");
    String project =
        aProject()
            .reportedBy(organisation)
            .with("description", Map.of("en", "Water for two countries"))
            .with("sdgs", List.of(Map.of("goal", 6), Map.of("goal", 13)))
            .with("themes", List.of("water"))
            .crossBorder("KG", "TJ")
            .withCommitment("USD", 1_000_000)
            .save()
            .identifier();
    Tab tab = blank(width, 5000);
    tab.prefer(scheme);
    tab.go(
        address(
            view.replace("{project}", "/projects/" + segment(project))
                .replace("{organisation}", "/organisations/" + segment(organisation))));
    tab.await("h1, .embedded h2");
    tab.until("document.querySelectorAll('.picture[aria-busy], .trouble').length === 0");
    try (InputStream axe = getClass().getResourceAsStream("/axe.min.js")) {
      tab.ask(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + ";true");
    }

    JsonNode serious =
        tab.ask(
            """
            axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
                .filter(fault => ['serious', 'critical'].includes(fault.impact))
                .map(fault => `${fault.id}: ${fault.nodes.slice(0, 4).map(node => node.html + ' ' + node.failureSummary).join(' | ')}`))""");

    assertThat(serious).isEmpty();
  }
}
