package org.pamir.shared.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The headers of answers: entity tags, links, the register's revision, the place of a new thing.
 */
final class AnswerHeaders {

  /** Reads of one thing with a version of its own. */
  private static final Set<String> TAGGED =
      Set.of(
          "getProject",
          "getParticipation",
          "getCommitment",
          "getDisbursement",
          "getBudget",
          "getPlannedDisbursement",
          "getOrganisation",
          "getResult",
          "getGrouping",
          "listShareSets");

  /** Answers that have a tag of their revision, or of what they hold. */
  private static final Pattern OF_FIGURES =
      Pattern.compile(".*(/statistics/.*|/countries/\\{code}|/profile|/changes[.]atom)");

  private AnswerHeaders() {}

  static void addTo(String path, PathItem.HttpMethod method, Operation operation) {
    operation.getResponses().getAPIResponses().values().stream()
        .filter(response -> response.getHeaders() != null)
        .flatMap(response -> response.getHeaders().values().stream())
        .filter(header -> header.getSchema() == null && header.getRef() == null)
        .forEach(header -> header.setSchema(string()));
    APIResponse ok = operation.getResponses().getAPIResponse("200");
    APIResponse created = operation.getResponses().getAPIResponse("201");
    if (TAGGED.contains(operation.getOperationId())) {
      ok.addHeader("ETag", tag());
      operation
          .getResponses()
          .addAPIResponse(
              "304",
              createAPIResponse()
                  .description("Not changed since the version that If-None-Match names")
                  .addHeader("ETag", tag()));
      operation.addParameter(
          createParameter()
              .name("If-None-Match")
              .in(Parameter.In.HEADER)
              .description("ETag of the version that the caller has")
              .schema(string()));
    } else if (method == PathItem.HttpMethod.GET && OF_FIGURES.matcher(path).matches()) {
      operation
          .getResponses()
          .addAPIResponse(
              "304",
              createAPIResponse()
                  .description("Not changed since the answer that If-None-Match names")
                  .addHeader("ETag", tag()));
    } else if (method == PathItem.HttpMethod.GET && pages(operation)) {
      ok.addHeader("Link", header("Pages `first` and `next` (RFC 8288)"));
      ok.addHeader("Pamir-Revision", revision());
    } else if (method == PathItem.HttpMethod.PUT
        || method == PathItem.HttpMethod.PATCH
        || method == PathItem.HttpMethod.POST) {
      for (APIResponse response : java.util.Arrays.asList(ok, created)) {
        if (response != null
            && !operation
                .getOperationId()
                .matches("confirm.*|decline.*|suspend.*|putExchangeRate|createApiKey")) {
          response.addHeader("ETag", tag());
          if (!operation.getOperationId().equals("createShareSet")) {
            response.addHeader("Pamir-Revision", revision());
          }
        }
      }
      if (created != null && !operation.getOperationId().equals("createShareSet")) {
        created.addHeader("Location", header("Address of what was made"));
      }
    }
  }

  private static boolean pages(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> "cursor".equals(parameter.getName()));
  }

  private static Header tag() {
    return header("The version, for If-Match and If-None-Match");
  }

  private static Header revision() {
    return createHeader()
        .description("The register's revision")
        .schema(createSchema().type(List.of(Schema.SchemaType.INTEGER)).format("int64"));
  }

  private static Header header(String description) {
    return createHeader().description(description).schema(string());
  }

  private static Schema string() {
    return createSchema().type(List.of(Schema.SchemaType.STRING));
  }
}
