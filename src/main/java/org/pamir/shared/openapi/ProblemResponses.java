package org.pamir.shared.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.pamir.shared.problem.ProblemType;

/** The problems that an operation may answer with. */
final class ProblemResponses {

  private static final String PROBLEM = "Problem";

  /**
   * Those of {@link #addTo(String, PathItem.HttpMethod, Operation)}; others any server may give.
   */
  private static final Set<ProblemType> DOCUMENTED =
      EnumSet.of(
          ProblemType.INVALID_REQUEST,
          ProblemType.UNAUTHENTICATED,
          ProblemType.FORBIDDEN,
          ProblemType.NOT_FOUND,
          ProblemType.NOT_ACCEPTABLE,
          ProblemType.CONFLICT,
          ProblemType.STALE,
          ProblemType.TOO_LARGE,
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          ProblemType.UNPROCESSABLE,
          ProblemType.PRECONDITION_REQUIRED,
          ProblemType.TOO_MANY_REQUESTS,
          ProblemType.INTERNAL,
          ProblemType.UNAVAILABLE);

  private ProblemResponses() {}

  /** The schema of a problem, and one response for each type of problem. */
  static void addTo(Components components) {
    components.removeSchema("HttpProblem");
    components.removeSchema("HttpValidationProblem");
    components.removeSchema("Violation");
    components.addSchema(
        "Violation",
        object("One fault of a request.")
            .addProperty(
                "field",
                text("Path into the body, or name of a parameter or header", "sectors[1].code"))
            .addProperty("message", text("What is wrong, and what is allowed", "must not be empty"))
            .required(List.of("field", "message")));
    components.addSchema(
        PROBLEM,
        object("A problem (RFC 9457).")
            .addProperty("type", text("Address of a page that explains it", "/problems/stale"))
            .addProperty("title", text("The type in words", "Changed since it was read"))
            .addProperty(
                "status",
                createSchema()
                    .type(List.of(Schema.SchemaType.INTEGER))
                    .description("The HTTP status")
                    .examples(List.of(412)))
            .addProperty("detail", text("What to do about this one", "Read it again"))
            .addProperty("instance", text("Path of the request", "/api/v1/projects/XM-1"))
            .addProperty(
                "traceId", text("The request in the log", "0af7651916cd43dd8448eb211c80319c"))
            .addProperty(
                "violations",
                createSchema()
                    .type(List.of(Schema.SchemaType.ARRAY))
                    .description("Every fault of the request, where it is not valid")
                    .items(createSchema().ref("Violation")))
            .required(List.of("type", "title", "status", "detail", "traceId")));
    for (ProblemType type : DOCUMENTED) {
      components.addResponse(
          name(type),
          createAPIResponse()
              .description(type.title() + ". " + type.advice())
              .content(
                  createContent()
                      .addMediaType(
                          "application/problem+json",
                          createMediaType().schema(createSchema().ref(PROBLEM)))));
    }
  }

  /** Those that this operation may answer with, by what it takes. */
  static void addTo(String path, PathItem.HttpMethod method, Operation operation) {
    Set<ProblemType> types =
        new TreeSet<>(
            List.of(
                ProblemType.INVALID_REQUEST,
                ProblemType.NOT_ACCEPTABLE,
                // A Content-Type is looked at where it is sent, even where no body is needed.
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.TOO_MANY_REQUESTS,
                ProblemType.INTERNAL,
                ProblemType.UNAVAILABLE,
                // A key that is sent is looked at, even where none is needed.
                ProblemType.UNAUTHENTICATED));
    if (path.contains("{")) {
      types.add(ProblemType.NOT_FOUND);
    }
    if (!operation.getSecurity().isEmpty()) {
      types.add(ProblemType.FORBIDDEN);
    }
    if (operation.getRequestBody() != null) {
      types.add(ProblemType.TOO_LARGE);
    }
    if (method == PathItem.HttpMethod.GET || takes(operation, "If-Match")) {
      types.add(ProblemType.STALE);
    }
    if (takes(operation, "If-Match")) {
      types.add(ProblemType.PRECONDITION_REQUIRED);
    }
    if (method != PathItem.HttpMethod.GET && !operation.getSecurity().isEmpty()) {
      types.add(ProblemType.CONFLICT);
    }
    if (takes(operation, "Idempotency-Key")) {
      types.add(ProblemType.UNPROCESSABLE);
    }
    for (ProblemType type : types) {
      APIResponse response = createAPIResponse();
      response.setRef(name(type));
      operation.getResponses().addAPIResponse(String.valueOf(type.status()), response);
    }
  }

  private static boolean takes(Operation operation, String header) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(
                parameter ->
                    parameter.getIn() == Parameter.In.HEADER && header.equals(parameter.getName()));
  }

  private static String name(ProblemType type) {
    StringBuilder name = new StringBuilder();
    for (String word : type.slug().split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static Schema object(String description) {
    return createSchema().type(List.of(Schema.SchemaType.OBJECT)).description(description);
  }

  private static Schema text(String description, String example) {
    return createSchema()
        .type(List.of(Schema.SchemaType.STRING))
        .description(description)
        .examples(List.of(example));
  }
}
