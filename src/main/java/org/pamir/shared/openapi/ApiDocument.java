package org.pamir.shared.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createInfo;
import static org.eclipse.microprofile.openapi.OASFactory.createLicense;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityScheme;
import static org.eclipse.microprofile.openapi.OASFactory.createServer;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.pamir.shared.http.Freshness;

/**
 * Completes the OpenAPI document at build time with what holds for every operation, so that
 * resources say only what is their own.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

  static final String KEY = "key";

  private static final List<String> TAGS =
      List.of(
          "Projects",
          "Participations",
          "Commitments",
          "Disbursements",
          "Budgets",
          "Planned disbursements",
          "Organisations",
          "Reference",
          "Statistics",
          "Imports",
          "Exports",
          "Access");

  private static final Map<String, Object> PATH_EXAMPLES =
      Map.of(
          "identifier", "XM-DAC-41114-SYRDARYA-1",
          "country", "KG",
          "code", "KG",
          "ref", "XM-DAC-41114",
          "goal", 6,
          "name", "OrganisationType",
          "currency", "UZS",
          "validFrom", "2026-01-01");

  /** What {@code include} puts into a project, and what it is a list of. */
  private static final Map<String, String> EMBEDDED =
      new TreeMap<>(
          Map.of(
              "commitments", "Commitment",
              "disbursements", "Disbursement",
              "budgets", "Budget",
              "planned-disbursements", "PlannedDisbursement"));

  /** What is there to be read in the demonstration data, before anything is written. */
  private static final Map<String, Object> READ_EXAMPLES = Map.of("identifier", "44000-P145054");

  /** The same name means another thing in these paths. */
  private static final Map<String, Object> GROUPING_EXAMPLES = Map.of("code", "SYR-DARYA");

  @Override
  public Schema filterSchema(Schema schema) {
    return schema.getRef() != null && schema.getRef().endsWith("/JsonNode")
        ? createSchema().description(schema.getDescription())
        : schema;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.setInfo(
        createInfo()
            .title("Pamir")
            .version("v1")
            .description(
                """
                The register of cross-border development projects of Central Asia and Afghanistan: projects, countries'
                participations, and the money promised, paid and needed, each amount as it was reported.

                Reading is open. Writing needs a key, sent as `Authorization: Bearer pamir_…`. A write to something that
                is there needs its `ETag` as `If-Match`, or `*` to overwrite whatever is there. Every error is a problem
                (RFC 9457) that names each fault with its field.""")
            .license(
                createLicense()
                    .name("Apache 2.0")
                    .url("https://www.apache.org/licenses/LICENSE-2.0.txt")));
    document.setServers(List.of(createServer().url("/")));
    if (document.getComponents() == null) {
      document.setComponents(createComponents());
    }
    document
        .getComponents()
        .setSecuritySchemes(
            Map.of(
                KEY,
                createSecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description("A key of the register: `pamir_…`.")));
    List<Tag> tags = new ArrayList<>(document.getTags() == null ? List.of() : document.getTags());
    tags.sort(
        Comparator.comparingInt(
                (Tag tag) -> TAGS.contains(tag.getName()) ? TAGS.indexOf(tag.getName()) : 99)
            .thenComparing(Tag::getName));
    document.setTags(tags);
    ProblemResponses.addTo(document.getComponents());
    // A tree of JSON is any value, and not the methods of the class that holds it.
    document.getComponents().removeSchema("JsonNode");
    document.getComponents().removeSchema("JsonNodeType");
    EMBEDDED.forEach(
        (member, row) ->
            document
                .getComponents()
                .getSchemas()
                .get("ProjectKept")
                .addProperty(
                    member,
                    createSchema()
                        .type(List.of(Schema.SchemaType.ARRAY))
                        .description("Where `include` asks for them")
                        .items(createSchema().ref(row))));
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) -> {
                          complete(path, method, operation);
                          TableAnswersDocument.addTo(
                              path, method, operation, document.getComponents().getSchemas());
                        }));
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
      operation.setSecurity(List.of(createSecurityRequirement().addScheme(KEY)));
    } else {
      // Said, and not left out: a key is never needed here.
      operation.setSecurity(List.of());
    }
    if (operation.getParameters() != null) {
      Map<String, Object> examples = new HashMap<>(PATH_EXAMPLES);
      if (path.contains("/groupings/")) {
        examples.putAll(GROUPING_EXAMPLES);
      }
      if (method == PathItem.HttpMethod.GET) {
        examples.putAll(READ_EXAMPLES);
      }
      operation.getParameters().forEach(parameter -> complete(parameter, examples));
    }
    if (method == PathItem.HttpMethod.POST && !operation.getSecurity().isEmpty()) {
      operation.addParameter(
          createParameter()
              .name("Idempotency-Key")
              .in(Parameter.In.HEADER)
              .description(
                  "1 to 255 characters that the caller makes up, such as a UUID: the same request with the same key is"
                      + " carried out once, and a retry gets the first answer")
              .schema(createSchema().type(List.of(Schema.SchemaType.STRING))));
    }
    if (method == PathItem.HttpMethod.GET
        && Freshness.holdsFor(path.replaceFirst("^/api/v1", ""))) {
      operation.addParameter(
          createParameter()
              .name(Freshness.AS_OF)
              .in(Parameter.In.QUERY)
              .description(
                  "An instant: reads the register as it was known then, figures, shares and rates alike. The same question"
                      + " with the same instant always has the same answer.")
              .schema(createSchema().type(List.of(Schema.SchemaType.STRING)).format("date-time")));
      operation.addParameter(
          createParameter()
              .name(Freshness.MIN_REVISION)
              .in(Parameter.In.QUERY)
              .description("The `revision` of an earlier answer: what is read is at least as new")
              .schema(createSchema().type(List.of(Schema.SchemaType.INTEGER)).format("int64")));
    }
    ProblemResponses.addTo(path, method, operation);
    AnswerHeaders.addTo(path, method, operation);
    XmlAnswers.addTo(operation);
    RequestExamples.addTo(operation);
  }

  private static void complete(Parameter parameter, Map<String, Object> examples) {
    String name = parameter.getName();
    if (parameter.getIn() == Parameter.In.PATH && examples.containsKey(name)) {
      parameter.setExample(examples.get(name));
    } else if (parameter.getIn() == Parameter.In.QUERY && parameter.getExample() != null) {
      // Swagger UI sends an example as it stands; a list with every filter set finds nothing.
      parameter.setDescription(
          parameter.getDescription() + "; for example `" + parameter.getExample() + "`");
      parameter.setExample(null);
    } else if ("If-Match".equals(name)) {
      parameter.setDescription(
          "ETag of the version that was read, or `*` to overwrite whatever is there");
      parameter.setExample("*");
    } else if ("If-None-Match".equals(name)) {
      parameter.setDescription("`*`: only where it is not there yet");
    }
  }
}
