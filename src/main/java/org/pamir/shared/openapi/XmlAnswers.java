package org.pamir.shared.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The operations whose answer is to be had as an IATI file too, told where their JSON is told. */
final class XmlAnswers {

  private static final Set<String> OPERATIONS = Set.of("listProjects", "getProject");
  private static final String FORMAT = "format";
  private static final String WORDS =
      "`xml` for an IATI 2.03 activity file, as `Accept: application/xml` asks for it as well; it takes"
          + " filters and none of `fields`, `include`, `lang`, `limit`, `cursor`, `sort`, and a list is"
          + " then given whole";

  private XmlAnswers() {}

  static void addTo(Operation operation) {
    if (!OPERATIONS.contains(operation.getOperationId())) {
      return;
    }
    operation
        .getResponses()
        .getAPIResponse("200")
        .getContent()
        .addMediaType(
            "application/xml",
            createMediaType()
                .schema(
                    createSchema()
                        .type(List.of(Schema.SchemaType.STRING))
                        .description("An IATI 2.03 activity file")));
    if (operation.getOperationId().equals("listProjects")) {
      operation
          .getResponses()
          .addAPIResponse(
              "204", createAPIResponse().description("No project matches, and XML was asked for"));
    }
    Parameter known =
        operation.getParameters().stream()
            .filter(parameter -> FORMAT.equals(parameter.getName()))
            .findFirst()
            .orElse(null);
    if (known == null) {
      operation.addParameter(
          createParameter()
              .name(FORMAT)
              .in(Parameter.In.QUERY)
              .description(WORDS)
              .schema(
                  createSchema()
                      .type(List.of(Schema.SchemaType.STRING))
                      .enumeration(List.of("xml"))));
      return;
    }
    List<Object> formats = new ArrayList<>(known.getSchema().getEnumeration());
    formats.add("xml");
    known.getSchema().setEnumeration(formats);
    known.setDescription(known.getDescription() + ' ' + WORDS);
  }
}
