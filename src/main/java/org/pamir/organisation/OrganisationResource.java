package org.pamir.organisation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;

@Path("/organisations")
@Tag(
    name = "Organisations",
    description = "Anyone who reports, funds, receives, implements, or speaks for a country.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrganisationResource {

  private final OrganisationService organisations;
  private final OrganisationQueries queries;
  private final CurrentCaller caller;

  OrganisationResource(
      OrganisationService organisations, OrganisationQueries queries, CurrentCaller caller) {
    this.organisations = organisations;
    this.queries = queries;
    this.caller = caller;
  }

  @Schema(name = "OrganisationPage")
  record Listed(java.util.List<OrganisationView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listOrganisations",
      summary = "List organisations",
      description = "Organisations by type, country or words, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of organisations",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @BeanParam OrganisationFilter filter, @BeanParam PageParams page, @Context UriInfo uri) {
    Listing<OrganisationView> found = queries.list(filter, page, caller.get());
    return Answers.page(found, uri);
  }

  @GET
  @Path("/{ref}")
  @Operation(
      operationId = "getOrganisation",
      summary = "Read an organisation",
      description = "By its ref, or by an alias of it.")
  @APIResponse(
      responseCode = "200",
      description = "The organisation",
      content = @Content(schema = @Schema(implementation = OrganisationView.class)))
  public Response get(@PathParam("ref") String ref, @Context Request request) {
    OrganisationView found = organisations.getOrganisation(ref, caller.get());
    return Answers.entity(found, found.tag(), request);
  }

  @PUT
  @Path("/{ref}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "putOrganisation",
      summary = "Register or replace an organisation",
      description =
          "Names, type, country and aliases of an organisation. Replacing needs If-Match.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = OrganisationView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Registered",
      content = @Content(schema = @Schema(implementation = OrganisationView.class)))
  public Response put(
      @PathParam("ref") String ref,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @NotNull @Valid OrganisationRequest organisation,
      @Context UriInfo uri) {
    return Answers.written(
        organisations.put(
            ref, organisation, new Precondition(ifMatch, ifNoneMatch), caller.get(), Source.API),
        uri,
        "organisations");
  }
}
