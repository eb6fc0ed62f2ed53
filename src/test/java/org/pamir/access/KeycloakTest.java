package org.pamir.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Refusals.refused;
import static org.pamir.Register.aProject;
import static org.pamir.Register.as;
import static org.pamir.Register.asAdmin;
import static org.pamir.Register.asAnyone;
import static org.pamir.Register.get;
import static org.pamir.Register.unique;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pamir.ProjectDraft;
import org.pamir.RegisterTest;

/** Tokens of a real Keycloak. Run by {@code ./mvnw test -Poidc}. */
@QuarkusTest
@Tag("keycloak")
@TestProfile(KeycloakTest.WithProvider.class)
@QuarkusTestResource(value = KeycloakServer.class, restrictToAnnotatedClass = true)
class KeycloakTest extends RegisterTest {

  public static class WithProvider implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.oidc.tenant-enabled", "true",
          "quarkus.oidc.roles.role-claim-path", "realm_access/roles",
          "pamir.openid.roles.editor", "pamir-editor",
          "pamir.openid.roles.focal-point", "pamir-focal-point",
          "pamir.openid.roles.hub-admin", "pamir-hub-admin");
    }
  }

  /** A token of this client of the realm. */
  private static String token(String client) {
    String realm = ConfigProvider.getConfig().getValue("keycloak.realm", String.class);
    return given()
        .baseUri(realm)
        .port(java.net.URI.create(realm).getPort())
        .basePath("")
        .formParam("grant_type", "client_credentials")
        .formParam("client_id", client)
        .formParam("client_secret", client + "-secret")
        .post(realm + "/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  @Test
  void aTokenCarriesOrganisationAndRoles() {
    Response me = as(token("agency")).get("/me");

    assertThat(me.statusCode()).as(me.asString()).isEqualTo(200);
    assertThat(me.<String>path("organisation")).isEqualTo("XM-KEYCLOAK");
    assertThat(me.<List<String>>path("roles")).containsExactly("editor");
    assertThat(me.<String>path("name")).startsWith("token:");
    assertThat(as(token("ministry")).get("/me").<String>path("country")).isEqualTo("KG");
  }

  @Test
  void aTokenOpensWhatItsRoleOpens() {
    ProjectDraft own = aProject().called(unique("XM-KEYCLOAK")).reportedBy("XM-KEYCLOAK").in("KG");

    assertThat(own.putBy(as(token("agency"))).statusCode()).isEqualTo(201);
    refused(aProject().putBy(as(token("agency"))), 403);
    refused(as(token("agency")).get("/api-keys"), 403);
    String confirm = org.pamir.Register.at(own.identifier()) + "/participations/KG/confirm";
    assertThat(as(token("ministry")).contentType("application/json").post(confirm).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRoleThatIsNotMappedIsNone() {
    Response me = as(token("stranger")).get("/me");

    refused(me, 403);
    refused(as(token("stranger")).get("/api-keys"), 403);
  }

  @Test
  void anExpiredTokenIsRefused() throws InterruptedException {
    String token = token("brief");
    Thread.sleep(2_500);

    refused(as(token).get("/me"), 401);
    refused(as(token).get("/projects"), 401);
  }

  @Test
  void aTokenThatWasChangedIsRefused() {
    String[] parts = token("agency").split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims.replace("pamir-editor", "pamir-hub-admin").getBytes(StandardCharsets.UTF_8));

    refused(as(parts[0] + "." + forged + "." + parts[2]).get("/me"), 401);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    refused(as(none + "." + forged + ".").get("/me"), 401);
  }

  @Test
  void keysStillOpenTheRegister() {
    assertThat(asAdmin().get("/me").<List<String>>path("roles")).containsExactly("hub-admin");
    assertThat(asAnyone().get("/projects").statusCode()).isEqualTo(200);
    refused(as("pamir_wrong").get("/me"), 401);
    assertThat(get("/security-events").statusCode()).isEqualTo(200);
  }
}
