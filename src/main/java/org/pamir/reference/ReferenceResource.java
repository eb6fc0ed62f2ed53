package org.pamir.reference;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

@Path("/")
@Tag(name = "Reference")
@Produces(MediaType.APPLICATION_JSON)
public class ReferenceResource {

  private final Codelists codelists;
  private final Countries countries;
  private final Sdgs sdgs;
  private final Themes themes;

  ReferenceResource(Codelists codelists, Countries countries, Sdgs sdgs, Themes themes) {
    this.codelists = codelists;
    this.countries = countries;
    this.sdgs = sdgs;
    this.themes = themes;
  }

  /** A whole list: it is small, and has no pages. */
  public record Whole<T>(List<T> items, int total) {
    static <T> Whole<T> of(List<T> items) {
      return new Whole<>(items, items.size());
    }
  }

  /** A goal with its targets. */
  public record GoalView(SdgGoal goal, List<SdgTarget> targets) {}

  /** A code list by name. */
  public record CodelistView(String name, String categories, List<CodelistItem> items, int total) {
    static CodelistView of(Codelist list) {
      List<CodelistItem> items = List.copyOf(list.items().values());
      return new CodelistView(list.name(), list.categories().orElse(null), items, items.size());
    }
  }

  @GET
  @Path("/countries")
  @Operation(
      operationId = "listCountries",
      summary = "List countries",
      description = "Countries with names, currency and region; hub=true for the six of the hub.")
  public Whole<Country> countries(
      @QueryParam("hub") @Parameter(description = "`true`: only the six countries of the hub")
          String hub) {
    if (hub != null && !hub.equals("true") && !hub.equals("false")) {
      throw new InvalidRequestException("hub", "must be true or false");
    }
    return Whole.of("true".equals(hub) ? countries.hub() : countries.all());
  }

  @GET
  @Path("/sdgs")
  @Operation(
      operationId = "listSdgs",
      summary = "List the sustainable development goals",
      description = "The 17 goals with their colours and names.")
  public Whole<SdgGoal> sdgs() {
    return Whole.of(sdgs.goals());
  }

  @GET
  @Path("/sdgs/{goal}")
  @Operation(
      operationId = "getSdg",
      summary = "Read a goal",
      description = "One goal with its targets.")
  public GoalView sdg(@PathParam("goal") int goal) {
    return sdgs.findGoal(goal)
        .map(found -> new GoalView(found, sdgs.targetsOf(goal)))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There are goals 1 to 17."));
  }

  @GET
  @Path("/sectors")
  @Operation(
      operationId = "listSectors",
      summary = "List sectors",
      description = "DAC 5-digit purpose codes; category is their group.")
  public CodelistView sectors() {
    return CodelistView.of(codelists.get("Sector"));
  }

  @GET
  @Path("/themes")
  @Operation(
      operationId = "listThemes",
      summary = "List themes",
      description = "The region's priorities, by which projects are marked.")
  public Whole<Theme> themes() {
    return Whole.of(themes.all());
  }

  @GET
  @Path("/currencies")
  @Operation(
      operationId = "listCurrencies",
      summary = "List currencies",
      description = "ISO 4217 codes with names.")
  public CodelistView currencies() {
    return CodelistView.of(codelists.get("Currency"));
  }

  @GET
  @Path("/codelists")
  @Operation(
      operationId = "listCodelists",
      summary = "List code lists",
      description = "The names of the IATI code lists that the register knows.")
  public Whole<String> codelists() {
    return Whole.of(List.copyOf(codelists.names()));
  }

  @GET
  @Path("/codelists/{name}")
  @Operation(
      operationId = "getCodelist",
      summary = "Read a code list",
      description = "The codes of one IATI code list with their names.")
  public CodelistView codelist(
      @PathParam("name") @Parameter(example = "OrganisationType") String name) {
    return codelists
        .find(name)
        .map(CodelistView::of)
        .orElseThrow(
            () ->
                ProblemType.NOT_FOUND.because(
                    "No code list " + name + "; GET /api/v1/codelists names them."));
  }
}
