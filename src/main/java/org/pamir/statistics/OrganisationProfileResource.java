package org.pamir.statistics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.pamir.organisation.OrganisationService;
import org.pamir.organisation.OrganisationView;
import org.pamir.organisation.Organisations;
import org.pamir.shared.AsOf;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Snapshot;

@Path("/organisations/{ref}/profile")
@Tag(name = "Organisations")
@Produces(MediaType.APPLICATION_JSON)
public class OrganisationProfileResource {

  private final OrganisationService organisations;
  private final Organisations directory;
  private final OrganisationProfileQueries queries;
  private final StatisticsCache cache;
  private final Revisions revisions;
  private final CurrentCaller caller;
  private final Jdbi jdbi;

  OrganisationProfileResource(
      OrganisationService organisations,
      Organisations directory,
      OrganisationProfileQueries queries,
      StatisticsCache cache,
      Revisions revisions,
      CurrentCaller caller,
      Jdbi jdbi) {
    this.organisations = organisations;
    this.directory = directory;
    this.queries = queries;
    this.cache = cache;
    this.revisions = revisions;
    this.caller = caller;
    this.jdbi = jdbi;
  }

  @GET
  @Operation(
      operationId = "getOrganisationProfile",
      summary = "Read an organisation's profile",
      description =
          "Its projects, the money it gives and receives by class, its partners and countries, and how fresh its reports are. Figures are"
              + " those of published projects, each flow once.")
  @APIResponse(
      responseCode = "200",
      description = "The profile",
      content = @Content(schema = @Schema(implementation = OrganisationProfile.class)))
  public Response get(
      @PathParam("ref") String ref, @Context UriInfo uri, @Context Request request) {
    OrganisationView found = organisations.getOrganisation(ref, caller.get());
    return cache.answer(uri, request, () -> profile(found));
  }

  private OrganisationProfile profile(OrganisationView found) {
    long id = directory.find(found.ref()).orElseThrow();
    return Snapshot.read(
        jdbi,
        handle ->
            new OrganisationProfile(
                found.ref(),
                found.name(),
                found.type(),
                found.country(),
                found.aliases(),
                queries.reports(handle, id),
                queries.takesPart(handle, id),
                queries.money(handle, "provider", id),
                queries.money(handle, "receiver", id),
                queries.unconverted(handle, id),
                queries.partners(handle, id),
                queries.countries(handle, id),
                queries.timeliness(handle, id),
                // Scores are kept of the present alone.
                AsOf.revision().isPresent() ? null : queries.quality(handle, id),
                links(found.ref()),
                revisions.current()));
  }

  private static Map<String, String> links(String ref) {
    String key = URLEncoder.encode(ref, StandardCharsets.UTF_8).replace("+", "%20");
    Map<String, String> links = new LinkedHashMap<>();
    links.put("organisation", "/api/v1/organisations/" + key);
    links.put("reports", "/api/v1/projects?reportingOrg=" + key);
    links.put("funds", "/api/v1/projects?funder=" + key);
    links.put("implements", "/api/v1/projects?implementer=" + key);
    links.put("quality", "/api/v1/organisations/" + key + "/quality");
    return links;
  }
}
