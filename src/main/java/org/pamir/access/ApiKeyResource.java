package org.pamir.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.retry.Idempotent;

@Path("/api-keys")
@Tag(name = "Access", description = "Keys, the caller itself, and what happened to security.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.HUB_ADMIN)
public class ApiKeyResource {

  private final ApiKeys keys;
  private final CurrentCaller caller;

  ApiKeyResource(ApiKeys keys, CurrentCaller caller) {
    this.keys = keys;
    this.caller = caller;
  }

  @Schema(name = "ApiKeyPage")
  record Listed(List<ApiKeyView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listApiKeys",
      summary = "List keys",
      description =
          "Keys with whom they stand for and when they were last used, never the key itself.")
  @APIResponse(
      responseCode = "200",
      description = "A page of keys",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @QueryParam("organisation")
          @Parameter(description = "Ref that the key was made for; a comma means or")
          String organisation,
      @QueryParam("active") @Parameter(description = "`true`: neither revoked nor expired")
          String active,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    if (active != null && !active.matches("true|false")) {
      throw new InvalidRequestException("active", "must be true or false");
    }
    return Answers.page(keys.list(organisation, "true".equals(active), page), uri);
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "createApiKey",
      summary = "Make a key",
      description =
          "Makes a key for an editor of an organisation, the focal point of a country, or a hub-admin. The key is in"
              + " this answer and nowhere else, not in that to a retry: only its hash is kept. A key is not changed later; make another, and"
              + " revoke this one.")
  @APIResponse(
      responseCode = "201",
      description = "Made; `key` is shown this once",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  public Response create(@NotNull @Valid ApiKeyRequest key, @Context UriInfo uri) {
    ApiKeyView made = keys.create(key, caller.get());
    return Response.created(
            uri.getBaseUriBuilder().path("api-keys").path(made.id().toString()).build())
        .entity(made)
        .build();
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getApiKey",
      summary = "Read a key",
      description = "Whom a key stands for, and when it was last used.")
  @APIResponse(
      responseCode = "200",
      description = "The key, without the key itself",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  public ApiKeyView get(@PathParam("id") UUID id) {
    return keys.get(id);
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "revokeApiKey",
      summary = "Revoke a key",
      description = "From now on it is refused, by every instance. It stays listed, as revoked.")
  @APIResponse(responseCode = "204", description = "Revoked, now or before")
  public void revoke(@PathParam("id") UUID id) {
    keys.revoke(id, caller.get());
  }
}
