package org.pamir.shared.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.Page;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.table.TableRequest.Wanted;

/**
 * Makes the answer of a list or a statistic a table where the caller asks for one: without a {@code
 * limit} a list is then given whole, and written while it is read.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class TableAnswers implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String PROPERTY = TableAnswers.class.getName();
  private static final String REVISION = "Pamir-Revision";

  private final ObjectMapper json;
  private final ResourceInfo resource;

  TableAnswers(ObjectMapper json, ResourceInfo resource) {
    this.json = json;
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Tabular> tabular = Tabular.of(resource.getResourceMethod());
    Optional<Wanted> wanted = TableRequest.of(request);
    if (tabular.isPresent()) {
      request.setProperty(PROPERTY, tabular.get());
      check(request.getUriInfo().getQueryParameters(), wanted.isPresent());
    } else if (wanted.isPresent()) {
      TableRequest.forget(request);
      // By the parameter: that is refused as one that is not known here.
      if (!wanted.get().byParameter() && !wanted.get().jsonToo()) {
        throw ProblemType.NOT_ACCEPTABLE.because(ProblemType.NOT_ACCEPTABLE.advice());
      }
    }
  }

  private static void check(MultivaluedMap<String, String> query, boolean table) {
    List<String> formats = query.getOrDefault(TableRequest.PARAMETER, List.of());
    if (formats.size() > 1
        || formats.size() == 1 && !List.of("csv", "xlsx", "json").contains(formats.get(0))) {
      throw new InvalidRequestException(TableRequest.PARAMETER, "must be one of csv, xlsx, json");
    }
    if (table && query.containsKey("include")) {
      throw new InvalidRequestException(
          "include", "is for JSON: ask for a table of what is to be embedded instead");
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    Tabular tabular = (Tabular) request.getProperty(PROPERTY);
    Optional<Wanted> wanted = TableRequest.of(request);
    if (tabular != null) {
      response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
    if (tabular != null && wanted.isPresent() && response.getStatus() < 400) {
      table(request, response, tabular, wanted.get().format());
    } else if (response.getEntity() instanceof Listing<?> list) {
      page(request, response, list);
    }
  }

  private static Page<?> page(
      ContainerRequestContext request, ContainerResponseContext response, Listing<?> list) {
    Page<?> page = list.page();
    response.setEntity(page, new Annotation[0], response.getMediaType());
    response.getHeaders().putSingle(REVISION, page.revision());
    String first = response.getHeaderString(HttpHeaders.LINK);
    Answers.next(page, request.getUriInfo())
        .ifPresent(
            next ->
                response
                    .getHeaders()
                    .putSingle(HttpHeaders.LINK, first == null ? next : first + ", " + next));
    return page;
  }

  private void table(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Tabular tabular,
      TableFormat format)
      throws IOException {
    EntityTag tag = response.getEntityTag();
    if (tag != null) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.ETAG, new EntityTag(TableRequest.tagOf(format, tag.getValue())));
    }
    if (response.getStatus() != 200 || !response.hasEntity()) {
      return;
    }
    TableFile file = new TableFile(request.getUriInfo(), format);
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    List<String> fields =
        query.containsKey("fields") ? List.of(query.getFirst("fields").split(",")) : List.of();
    Object entity = response.getEntity();
    if (entity instanceof Listing<?> list
        && (query.containsKey("limit") || query.containsKey("cursor"))) {
      entity = page(request, response, list);
    }
    TableBody body;
    if (entity instanceof Listing<?> list) {
      response.getHeaders().remove(HttpHeaders.LINK);
      body = new ListTable<>(list, TableShape.of(tabular.row(), fields), file, json);
    } else if (entity instanceof Page<?> page) {
      file.name(response.getHeaders(), page.revision());
      body = new ListTable<>(asListing(page), TableShape.of(tabular.row(), fields), file, json);
    } else {
      AnswerTable table = AnswerTable.of(entity, tabular, file, json);
      table.describe(response.getHeaders());
      body = table;
    }
    response.setEntity(body, new Annotation[0], format.answered());
  }

  /** A page that is read already, as a list of its own. */
  private static <T> Listing<T> asListing(Page<T> page) {
    return new Listing<>() {
      @Override
      public Page<T> page() {
        return page;
      }

      @Override
      public void readAll(Reader<T> reader) {
        reader.begin(page.revision());
        reader.read(page.items());
      }
    };
  }
}
