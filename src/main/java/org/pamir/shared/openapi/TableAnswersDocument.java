package org.pamir.shared.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.pamir.shared.table.TableFormat;
import org.pamir.shared.table.Tabular;

/**
 * That lists and statistics answer with tables as well. What is one is told by the schema of its
 * JSON, as {@link Tabular} tells it by the same type.
 */
final class TableAnswersDocument {

  private static final String SCHEMAS = "#/components/schemas/";
  private static final String JSON = "application/json";

  private TableAnswersDocument() {}

  static void addTo(
      String path, PathItem.HttpMethod method, Operation operation, Map<String, Schema> schemas) {
    APIResponse ok = operation.getResponses().getAPIResponse("200");
    if (method != PathItem.HttpMethod.GET || ok == null || ok.getContent() == null) {
      return;
    }
    Content content = ok.getContent();
    if (!content.hasMediaType(JSON)
        || !hasRows(content.getMediaType(JSON).getSchema(), schemas)
            && !path.contains(Tabular.STATISTICS + "/")) {
      return;
    }
    operation.addParameter(
        createParameter()
            .name("format")
            .in(Parameter.In.QUERY)
            .description(
                "`csv` or `xlsx` for a table, `json` for JSON; goes before Accept. A list without"
                    + " `limit` is then given whole, and members of members have columns such as"
                    + " `title.en`.")
            .schema(string().enumeration(List.of("json", "csv", "xlsx"))));
    content.addMediaType(
        TableFormat.CSV.type().toString(),
        createMediaType().schema(string().description("RFC 4180, with a header row")));
    content.addMediaType(
        TableFormat.WORKBOOK,
        createMediaType().schema(string().format("binary").description("A workbook")));
    ok.addHeader(
        "Content-Disposition",
        createHeader().description("A name for the file of a table").schema(string()));
  }

  private static boolean hasRows(Schema schema, Map<String, Schema> schemas) {
    if (schema == null) {
      return false;
    }
    if (schema.getRef() != null) {
      return hasRows(schemas.get(schema.getRef().substring(SCHEMAS.length())), schemas);
    }
    Map<String, Schema> properties = schema.getProperties();
    return properties != null
        && Tabular.MEMBERS.stream().map(properties::get).anyMatch(TableAnswersDocument::isList);
  }

  private static boolean isList(Schema schema) {
    return schema != null && schema.getItems() != null;
  }

  private static Schema string() {
    return createSchema().type(List.of(Schema.SchemaType.STRING));
  }
}
