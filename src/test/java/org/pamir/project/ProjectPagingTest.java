package org.pamir.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

@QuarkusTest
class ProjectPagingTest extends RegisterTest {

  private static final int PROJECTS = 123;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private static final String ORG = unique("XM-PAGING");
  private static final List<String> SAVED = new ArrayList<>();

  /** Many share a start and an end, and some have none, so that ties are what is tested. */
  @BeforeEach
  void fillOnce() {
    if (!SAVED.isEmpty()) {
      return;
    }
    for (int i = 0; i < PROJECTS; i++) {
      ProjectDraft draft =
          aProject()
              .called(ORG + "/П " + (i * 7919) % 1000 + "-" + i)
              .reportedBy(ORG)
              .with("plannedStart", "202" + i % 3 + "-01-01");
      if (i % 4 != 0) {
        draft.with("plannedEnd", "203" + i % 2 + "-12-31");
      }
      SAVED.add(draft.save().identifier());
    }
  }

  private Response page(String query) {
    Response answer = asAnyone().get("/projects?reportingOrg=" + ORG + "&" + query);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.<Integer>path("total")).isEqualTo(PROJECTS);
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"identifier", "updatedAt", "createdAt", "start", "end"})
  void followingNextGivesEachProjectOnceInEachOrder(String sort) {
    List<String> ascending = walk("sort=" + sort);
    List<String> descending = walk("sort=-" + sort);

    assertThat(ascending).hasSize(PROJECTS).containsExactlyInAnyOrderElementsOf(SAVED);
    Collections.reverse(descending);
    assertThat(descending).isEqualTo(ascending);
  }

  private List<String> walk(String query) {
    List<String> seen = new ArrayList<>();
    Response page = page(query + "&limit=10");
    seen.addAll(page.path("items.identifier"));
    for (String next = page.path("next"); next != null; next = page.path("next")) {
      page = page(query + "&limit=10&cursor=" + next);
      seen.addAll(page.path("items.identifier"));
    }
    return seen;
  }

  @Test
  void followingLinksGivesEachProjectOnce() {
    List<String> seen = new ArrayList<>();
    Response page = page("sort=-end&limit=50&fields=identifier&country=KG,TJ");
    seen.addAll(page.path("items.identifier"));
    for (Matcher link = NEXT.matcher(page.header("Link"));
        link.find();
        link = NEXT.matcher(page.header("Link"))) {
      page = io.restassured.RestAssured.given().urlEncodingEnabled(false).get(link.group(1));
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      seen.addAll(page.path("items.identifier"));
    }
    assertThat(seen).hasSize(PROJECTS).doesNotHaveDuplicates();
  }

  @Test
  void linksKeepFiltersWithSignsThatMeanSomething() {
    Response page =
        asAnyone().get("/projects?limit=1&q=" + "test%20%25%7Bx%7D%26%2B&reportingOrg=" + ORG);

    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    assertThat(page.header("Link")).contains("q=test%20%25%7Bx%7D%26%2B");
  }

  @Test
  void aPageHoldsFiftyUnlessAsked() {
    assertThat(page("sort=identifier").<List<String>>path("items")).hasSize(50);
    assertThat(page("limit=1000").<List<String>>path("items")).hasSize(PROJECTS);
    assertThat(page("limit=1000").<String>path("next")).isNull();
  }

  @Test
  void startSortsByTheActualBeforeThePlannedDate() {
    List<String> starts = new ArrayList<>();
    for (String identifier : walk("sort=start")) {
      starts.add(
          rows(
                  "select coalesce(starts_on, 'infinity')::text from project where identifier = ?",
                  identifier)
              .get(0));
    }
    assertThat(starts).isSorted();
  }

  @Test
  void aPageTellsTheRevisionItShows() {
    Response page = page("limit=1");

    assertThat(page.header("Pamir-Revision")).isEqualTo(page.path("revision").toString());
    assertThat(page.<Integer>path("revision")).isEqualTo((int) revision());
  }
}
