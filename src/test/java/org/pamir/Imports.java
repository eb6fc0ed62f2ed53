package org.pamir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAdmin;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Files for import: sent, and waited for. */
public final class Imports {
  private static final String XML = "application/xml";
  private static final int SECONDS = 300;

  private Imports() {}

  /** Imports an XML file to its end, and answers the import as it ended. */
  public static JsonPath run(byte[] file) {
    return run(asAdmin(), file, XML).extract().jsonPath();
  }

  /** The same for a file with a name. */
  public static JsonPath run(byte[] file, String name) {
    return run(asAdmin().queryParam("name", name), file, XML).extract().jsonPath();
  }

  /** Imports a file of any type to its end. */
  public static JsonPath runAs(byte[] file, String type) {
    return run(asAdmin(), file, type).extract().jsonPath();
  }

  /** Imports a file to its end with what this request says beside it. */
  public static ValidatableResponse run(RequestSpecification request, byte[] file, String type) {
    return end(send(request, file, type).then().statusCode(202).extract().path("id"));
  }

  /** Sends a file, and answers what comes back at once. */
  public static Response send(RequestSpecification request, byte[] file, String type) {
    return request.header("Content-Type", type).body(file).post("/imports");
  }

  /** Waits for the end of an import. */
  public static ValidatableResponse end(String id) {
    long deadline = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (true) {
      ValidatableResponse now = Register.get("/imports/" + id).then().statusCode(200);
      String status = now.extract().path("status");
      if (!status.equals("queued") && !status.equals("running")) {
        return now;
      }
      assertThat(System.nanoTime()).as("import %s is still %s", id, status).isLessThan(deadline);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** The findings of an import, filtered by what the query says. */
  public static JsonPath findings(String id, String query) {
    return Register.get("/imports/" + id + "/findings?" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
