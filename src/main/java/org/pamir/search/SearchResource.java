package org.pamir.search;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;

@Path("/search")
@Tag(
    name = "Search",
    description = "Words in any language and script over projects and organisations.")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

  private final SearchService search;
  private final SuggestionService suggestions;
  private final CurrentCaller caller;

  SearchResource(SearchService search, SuggestionService suggestions, CurrentCaller caller) {
    this.search = search;
    this.suggestions = suggestions;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "search",
      summary = "Search projects and organisations",
      description =
          "Ranked: identifiers and names as they stand first, then titles, then descriptions, places, organisations and codes. Spellings"
              + " in Cyrillic, Latin and Arabic script find each other, and so do names of countries, goals, themes and sectors in their"
              + " languages. Where little has all words as they stand, words that they may be slips of count too, and then most of the"
              + " words. The filters of /projects narrow it, and leave out organisations. It searches the present alone.")
  @APIResponse(responseCode = "200", description = "What was found, the best first")
  public SearchAnswer search(@BeanParam ProjectFilter filter, @BeanParam SearchParams params) {
    return search.search(filter, params, caller.get());
  }

  @GET
  @Path("/suggestions")
  @Operation(
      operationId = "suggest",
      summary = "Complete what is being typed",
      description =
          "Countries, goals, themes, organisations and titles of projects that have the words, the last of which may be just begun.")
  @APIResponse(responseCode = "200", description = "Suggestions, each kind's best first")
  public Suggestions suggest(
      @QueryParam("q") @Parameter(description = "What is typed so far", example = "syr d") String q,
      @QueryParam("limit") @Parameter(description = "1 to 20, 8 where it is left out")
          String limit) {
    return suggestions.suggest(q, limit, caller.get());
  }
}
