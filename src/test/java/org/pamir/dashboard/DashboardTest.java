package org.pamir.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.segment;
import static org.pamir.Register.sending;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard as its readers use it. */
@QuarkusTest
class DashboardTest extends BrowserTest {

  private String project;
  private String word;

  @BeforeEach
  void aProjectToLookAt() {
    word = unique("kanal").replace("-", "");
    project =
        aProject()
            .with("title", Map.of("en", "Canals " + word, "ru", "Каналы " + word))
            .with("sdgs", List.of(Map.of("goal", 6)))
            .crossBorder("KG", "UZ")
            .withCommitment("USD", 5_000_000)
            .save()
            .identifier();
  }

  @Test
  void filtersByCountryAndTheAddressSaysSo() {
    Tab tab = open("/");
    tab.click("button[data-country=KG]");

    tab.until("location.search === '?country=KG'");
    tab.await("button[data-country=KG][aria-pressed=true]");
    int found = asAnyone().get("/projects?country=KG&limit=1").path("total");
    tab.until(numberOfProjects() + " === '" + found + "'");

    tab.ask("history.back()");
    tab.until("location.search === ''");
    tab.await("button[data-country=KG][aria-pressed=false]");
  }

  @Test
  void aLinkToAViewShowsTheSameView() {
    Tab sender = open("/");
    sender.click("button[data-country=UZ]");
    sender.await("button[data-country=UZ][aria-pressed=true]");
    sender.choose("select[name=sdg]", "6");
    sender.until("location.search.includes('sdg=6')");
    sender.until("/[0-9]/.test(" + numberOfProjects() + ")");
    String sent = sender.ask("location.href").asText();

    Tab receiver = blank(1360, 900);
    receiver.go(sent);

    receiver.await("button[data-country=UZ][aria-pressed=true]");
    assertThat(receiver.ask("document.querySelector('select[name=sdg]').value").asText())
        .isEqualTo("6");
    receiver.until(numberOfProjects() + " === '" + sender.ask(numberOfProjects()).asText() + "'");
    receiver.await(".card.map .notes span");
    assertThat(receiver.text(".card.map .notes")).isEqualTo(sender.text(".card.map .notes"));
  }

  private static String numberOfProjects() {
    return "document.querySelector('.figures > div:last-child dd')?.textContent.replace(/\\D/g, '')";
  }

  @Test
  void aProjectIsFoundByItsWordsAndOpened() {
    Tab tab = open("/projects");
    tab.type("form.words input", word);
    tab.press("Enter");
    tab.until("document.querySelectorAll('ol.projects > li').length === 1");
    tab.click("ol.projects a.title");

    tab.until("document.querySelector('h1')?.textContent === 'Canals " + word + "'");
    assertThat(tab.ask("location.pathname").asText()).isEqualTo("/projects/" + segment(project));
    assertThat(tab.text(".box-countries")).contains("Kyrgyzstan", "Uzbekistan", "50%");
    tab.await(".card.places ul.bars");
    assertThat(tab.text(".card.places")).containsIgnoringCase("$2.5m");
    tab.until("document.querySelector('.box-history li')");
  }

  @Test
  void theSearchSuggestsWhileSomebodyTypesAndIsWalkedWithTheKeys() {
    Tab tab = open("/");
    tab.type(".search input", word.substring(0, word.length() - 2));
    tab.await("#suggestions li");
    tab.press("ArrowDown");
    tab.await("#suggestions [aria-selected=true]");
    tab.press("Enter");

    tab.until("location.pathname === '/projects/" + segment(project) + "'");
  }

  @Test
  void theSearchListsWhatItFoundWithTheWordsMarked() {
    Tab tab = open("/");
    tab.type(".search input", "каналы " + word);
    tab.press("Enter");

    tab.until("document.querySelector('h1')?.textContent.includes('" + word + "')");
    tab.until("document.querySelector('.hits a.title')");
    assertThat(tab.ask("document.querySelector('.hits a.title').pathname").asText())
        .isEqualTo("/projects/" + segment(project));
    assertThat(tab.text(".hits li:first-child mark")).isEqualTo("Canals");
  }

  @Test
  void aPrintHasEveryPictureInIt() {
    Tab tab = open("/?country=KG", 1000, 500);
    tab.await(".card.flows .notes span");
    assertThat(tab.ask("document.querySelectorAll('.picture[aria-busy]').length").asInt())
        .isPositive();

    assertThat(tab.print()).isGreaterThan(20_000);

    tab.until("document.querySelectorAll('.picture[aria-busy]').length === 0");
  }

  @Test
  void aProjectIsDownloadedInEveryFormat() {
    Tab tab = open("/projects/" + segment(project));

    tab.await(".downloads a");
    assertThat(
            tab.ask(
                """
                Promise.all([...document.querySelectorAll('.downloads a')].map(async link => {
                  const answer = await fetch(link.href);
                  return `${link.textContent} ${answer.status} ${answer.headers.get('content-type').split(';')[0]}`;
                })).then(all => all.join('\\n'))"""))
        .hasToString(
            "\"CSV 200 text/csv\\nXLSX 200 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                + "\\nIATI XML 200 application/xml\\nJSON 200 application/json\"");
  }

  @Test
  void whatWasRegisteredBecomesTextAndNeverMarkupOrScript() {
    String hostile =
        aProject()
            .with("title", Map.of("en", "<img src=x onerror=alert(1)>" + word))
            .with(
                "documents",
                List.of(
                    Map.of(
                        "url",
                        "https://example.org/a.pdf",
                        "format",
                        "application/pdf",
                        "categories",
                        List.of("A08"),
                        "title",
                        Map.of("en", "<script>alert(1)</script>"))))
            .save()
            .identifier();

    Tab tab = open("/projects/" + segment(hostile));
    tab.await(".box-documents");

    assertThat(tab.text("h1")).isEqualTo("<img src=x onerror=alert(1)>" + word);
    assertThat(
            tab.ask("[...document.querySelectorAll('.box-documents a')].map(a => a.href).join()")
                .asText())
        .isEqualTo("https://example.org/a.pdf");
    assertThat(tab.text(".box-documents a")).isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void theLanguageIsSwitchedAndStays() {
    Tab tab = open("/projects/" + segment(project));
    tab.choose("#language", "ru");

    tab.until("document.documentElement.lang === 'ru'");
    tab.until("document.querySelector('h1')?.textContent === 'Каналы " + word + "'");
    assertThat(tab.text("#nav")).contains("Обзор", "Проекты");
    assertThat(tab.ask("location.search").asText()).contains("lang=ru");
    tab.go(address("/"));
    assertThat(tab.text("h1")).startsWith("Кто что делает");
  }

  @Test
  void aFigureIsDownloadedAsCsv() {
    Tab tab = open("/?country=KG");

    String table = tab.download(".card.time a.csv");

    assertThat(table).contains("period,committed,disbursed");
    assertThat(table.lines().count()).isGreaterThan(1);
  }

  @Test
  void everyFigureCanBeReadAsATable() {
    sending(
            """
            {"kind": "river-basin", "name": {"en": "A basin"}, "countries": ["KG", "UZ"], "members": [{"identifier": "%s"}]}"""
                .formatted(project))
        .put("/groupings/" + word)
        .then()
        .statusCode(201);
    Tab tab = open("/?country=KG", 1360, 4200);
    tab.until("document.querySelectorAll('.card .picture').length === 7");
    tab.until("document.querySelectorAll('.picture[aria-busy]').length === 0");
    tab.ask(
        "document.querySelectorAll('.card button[aria-controls]').forEach(button => button.click())");

    assertThat(
            tab.ask("document.querySelectorAll('.card .sheet:not([hidden]) thead th').length")
                .asInt())
        .isGreaterThan(20);
    assertThat(
            tab.ask(
                    "[...document.querySelectorAll('.card .sheet')].filter(table => !table.querySelector('tbody tr')).length")
                .asInt())
        .isZero();
  }

  @Test
  void theMapSwitchesToWhatIsMissing() {
    Tab tab = open("/");
    tab.click(".card.map .choice button:last-child");

    tab.await(".card.gapmap");
    assertThat(tab.ask("location.search").asText()).isEqualTo("?map=gap");
    tab.go(address("/?map=gap"));
    tab.await(".card.gapmap a.country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"map", "flows", "time", "goals", "groupings", "agreement", "quality"})
  void aPictureStandsByItself(String picture) {
    Tab tab = open("/embed/" + picture + "?country=KG&lang=ru&colours=dark", 700, 1200);

    tab.until("document.querySelectorAll('.card').length === 1");
    tab.until("document.querySelectorAll('.picture[aria-busy], .trouble').length === 0");
    assertThat(tab.text(".from")).contains("вся картина");
    assertThat(tab.ask("document.documentElement.dataset.theme").asText()).isEqualTo("dark");
  }

  @Test
  void aSnippetForOtherSitesNamesTheViewAsItIs() {
    Tab tab = open("/?country=KG");
    tab.click(".card.flows button.embed");

    assertThat(tab.ask("document.querySelector('dialog textarea').value").asText())
        .startsWith("<iframe src=\"" + address("/embed/flows?country=KG&amp;lang=en") + "\"");
  }

  @Test
  void theKeyboardLeadsPastTheHeadToTheContent() {
    Tab tab = open("/");
    tab.await("h1");
    tab.press("Tab");
    assertThat(tab.ask("document.activeElement.className").asText()).isEqualTo("skip");
    tab.press("Enter");
    tab.press("Tab");

    assertThat(tab.ask("!!document.activeElement.closest('main')").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?country=KG",
        "/projects",
        "/projects/{project}",
        "/countries/KG",
        "/organisations"
      })
  void aPhoneScrollsInOneDirectionOnly(String view) {
    Tab tab = open(view.replace("{project}", segment(project)), 360, 740);
    tab.await("h1");
    tab.until("document.querySelectorAll('.picture[aria-busy]').length < 9");

    assertThat(tab.ask("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
  }

  @Test
  void whatIsNotThereIsSaid() {
    Tab tab = open("/projects/XM-NOWHERE");

    tab.await(".trouble");
    // The browser itself logs an answer of 404.
    assertThat(tab.faults()).hasSize(1).allMatch(fault -> fault.contains("404"));
    tab.faults().clear();
  }
}
