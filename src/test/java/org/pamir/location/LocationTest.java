package org.pamir.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.patching;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.ProjectDraft.Saved;
import org.pamir.RegisterTest;

/** Where projects are: filters, places, GeoJSON and clusters. */
@QuarkusTest
class LocationTest extends RegisterTest {

  private final String org = unique("XM-MAP");

  private ProjectDraft at(double... latAndLon) {
    List<Map<String, Object>> places = new ArrayList<>();
    for (int i = 0; i < latAndLon.length; i += 2) {
      places.add(
          Map.of(
              "ref",
              "P-" + i / 2,
              "name",
              Map.of("en", "Place " + i / 2),
              "country",
              "KG",
              "point",
              Map.of("lat", latAndLon[i], "lon", latAndLon[i + 1])));
    }
    return aProject().reportedBy(org).with("locations", places);
  }

  private List<String> projects(String filter) {
    return get("/projects?reportingOrg=" + org + "&fields=identifier&" + filter)
        .path("items.identifier");
  }

  @Test
  void projectsAreFoundWithinABoxAndADistance() {
    String bishkek = at(42.87, 74.59).save().identifier();
    String tashkent = at(41.31, 69.24).save().identifier();
    at(51.5, -0.1).save();
    assertThat(projects("bbox=69,39,76,43")).containsExactlyInAnyOrder(bishkek, tashkent);
    assertThat(projects("bbox=74,42,75,43")).containsExactly(bishkek);
    // Bishkek and Tashkent are about 474 km apart.
    assertThat(projects("near=74.59,42.87,470")).containsExactly(bishkek);
    assertThat(projects("near=74.59,42.87,480")).containsExactlyInAnyOrder(bishkek, tashkent);
    assertThat(
            Double.parseDouble(rows("select distance_km(42.87, 74.59, 41.31, 69.24)::text").get(0)))
        .isCloseTo(474, within(3.0));
    for (String list : List.of("/commitments", "/results", "/participations", "/locations")) {
      assertThat(get(list + "?bbox=69,39,76,43&near=74.59,42.87,480").statusCode())
          .as(list)
          .isEqualTo(200);
    }
    assertThat(
            get("/statistics/funding?measure=committed&groupBy=country&near=74.59,42.87,480")
                .statusCode())
        .isEqualTo(200);
    assertThat(get("/exports/iati?near=74.59,42.87,470&reportingOrg=" + org).asString())
        .contains(bishkek)
        .doesNotContain(tashkent);
  }

  @Test
  void aBoxMayCrossTheAntimeridianAndACircleThePole() {
    String fiji = at(-17.0, 179.5).save().identifier();
    String samoa = at(-17.0, -179.5).save().identifier();
    String greenwich = at(-17.0, 0.0).save().identifier();
    String north = at(89.5, 100.0).save().identifier();
    assertThat(projects("bbox=179,-20,-179,-10")).containsExactlyInAnyOrder(fiji, samoa);
    assertThat(projects("bbox=-179,-20,179,-10")).containsExactly(greenwich);
    assertThat(projects("near=180,-17,60")).containsExactlyInAnyOrder(fiji, samoa);
    assertThat(projects("near=-80,89.5,112")).containsExactly(north);
    assertThat(projects("near=-80,89.5,110")).isEmpty();
  }

  @Test
  void whatIsNoBoxOrDistanceIsRefused() {
    for (String bad :
        List.of(
            "bbox=1,2,3", "bbox=a,b,c,d", "bbox=0,10,1,9", "bbox=0,0,181,1", "bbox=NaN,0,1,1")) {
      refused(get("/projects?" + bad), 400, "bbox");
      refused(get("/locations?" + bad), 400, "bbox");
    }
    for (String bad :
        List.of("near=1,2", "near=0,91,5", "near=0,0,0", "near=0,0,-1", "near=0,0,1e9")) {
      refused(get("/commitments?" + bad), 400, "near");
    }
    refused(get("/locations/clusters?zoom=23"), 400, "zoom");
    refused(get("/locations?format=geojson&bbox=1"), 400, "bbox");
  }

  @Test
  void placesAreListedAndOnlyThoseWhereTheFilterAsks() {
    Saved project = at(42.87, 74.59, 41.31, 69.24).save();
    Response all = get("/locations?reportingOrg=" + org);
    assertThat(all.<List<String>>path("items.ref")).containsExactly("P-0", "P-1");
    assertThat(all.<String>path("items[0].project")).isEqualTo(project.identifier());
    assertThat(all.<String>path("items[0].name.en")).isEqualTo("Place 0");
    assertThat(all.<Float>path("items[1].lat")).isEqualTo(41.31f);
    assertThat(
            get("/locations?bbox=74,42,75,43&reportingOrg=" + org).<List<String>>path("items.ref"))
        .containsExactly("P-0");
    String next = get("/locations?limit=1&reportingOrg=" + org).path("next");
    assertThat(
            get("/locations?limit=1&cursor=" + next + "&reportingOrg=" + org)
                .<List<String>>path("items.ref"))
        .containsExactly("P-1");
    assertThat(get("/locations?format=csv&reportingOrg=" + org).asString()).contains("42.87");
  }

  @Test
  void aDraftIsOnNoMapButItsOwn() {
    at(42.87, 74.59).draft().save();
    String of = "?reportingOrg=" + org;
    assertThat(asAnyone().get("/locations" + of).<Integer>path("total")).isZero();
    assertThat(asAnyone().get("/locations/clusters" + of).<Integer>path("total")).isZero();
    assertThat(asAnyone().get("/locations" + of + "&format=geojson").<List<?>>path("features"))
        .isEmpty();
    assertThat(get("/locations" + of).<Integer>path("total")).isEqualTo(1);
  }

  @Test
  void geoJsonHasAFeatureAPlaceOrAProject() {
    String project = at(42.87, 74.59, 41.31, 69.24).save().identifier();
    at(40.0, 70.0).save();
    aProject().reportedBy(org).save();
    Response places =
        asAnyone().header("Accept", "application/geo+json").get("/locations?reportingOrg=" + org);
    assertThat(places.contentType()).startsWith("application/geo+json");
    assertThat(places.<String>path("type")).isEqualTo("FeatureCollection");
    assertThat(places.<List<String>>path("features.geometry.type"))
        .containsExactly("Point", "Point", "Point");
    Response projects = get("/projects?format=geojson&reportingOrg=" + org);
    assertThat(projects.statusCode()).as(projects.asString()).isEqualTo(200);
    assertThat(projects.<List<String>>path("features.geometry.type"))
        .containsExactlyInAnyOrder("MultiPoint", "Point");
    String one = "features.find { it.id == '" + project + "' }";
    assertThat(projects.<List<List<Float>>>path(one + ".geometry.coordinates"))
        .containsExactly(List.of(74.59f, 42.87f), List.of(69.24f, 41.31f));
    assertThat(projects.<String>path(one + ".properties.title.en"))
        .isEqualTo("A project of a test");
    assertThat(
            get("/projects?format=geojson&bbox=74,42,75,43&reportingOrg=" + org)
                .<List<String>>path("features.geometry.type"))
        .containsExactly("Point");
    refused(get("/projects?format=kml"), 400, "format");
  }

  @Test
  void clustersCountPlacesAndProjectsByZoom() {
    String near = at(42.87, 74.59, 42.88, 74.60).save().identifier();
    at(42.86, 74.58).save();
    String far = at(-33.0, -70.0).save().identifier();
    String of = "/locations/clusters?reportingOrg=" + org;
    Response wide = get(of + "&zoom=3");
    assertThat(wide.<List<Integer>>path("items.locations")).containsExactly(3, 1);
    assertThat(wide.<List<Integer>>path("items.projects")).containsExactly(2, 1);
    assertThat(wide.<Object>path("items[0].project")).isNull();
    assertThat(wide.<String>path("items[1].project")).isEqualTo(far);
    assertThat(wide.<Float>path("items[0].lat")).isEqualTo(42.87f, within(0.01f));
    assertThat(wide.<List<Float>>path("items[0].bbox"))
        .containsExactly(74.58f, 42.86f, 74.6f, 42.88f);
    assertThat(get(of + "&zoom=18").<Integer>path("total")).isEqualTo(4);
    assertThat(get(of + "&zoom=18&bbox=74.585,42,75,43").<List<String>>path("items.project"))
        .containsExactly(near, near);
  }

  @Test
  void placesOfThePastAreAnsweredAsTheyWere() {
    Saved project = at(42.87, 74.59).save();
    String then = project.answer().path("updatedAt");
    patching("*", "{\"locations\": [{\"point\": {\"lat\": 10, \"lon\": 20}}]}")
        .patch(project.path())
        .then()
        .statusCode(200);
    String of = "/locations?reportingOrg=" + org;
    assertThat(get(of).<List<Float>>path("items.lat")).containsExactly(10f);
    assertThat(get(of + "&asOf=" + then).<List<Float>>path("items.lat")).containsExactly(42.87f);
    assertThat(get(of + "&bbox=74,42,75,43&asOf=" + then).<List<String>>path("items.ref"))
        .containsExactly("P-0");
    assertThat(get(of + "&bbox=74,42,75,43").<Integer>path("total")).isZero();
    assertThat(get(of + "&format=geojson&asOf=" + then).asString()).contains("[74.59,42.87]");
  }
}
