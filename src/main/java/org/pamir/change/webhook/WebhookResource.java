package org.pamir.change.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
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
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.retry.Idempotent;

@Path("/webhooks")
@Tag(name = "Webhooks", description = "Changes, sent to partners' systems over HTTP.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
public class WebhookResource {

  private final WebhookService webhooks;
  private final CurrentCaller caller;

  WebhookResource(WebhookService webhooks, CurrentCaller caller) {
    this.webhooks = webhooks;
    this.caller = caller;
  }

  @Schema(name = "WebhookPage")
  record Listed(List<WebhookView> items, String next, long total, long revision) {}

  @Schema(name = "WebhookDeliveryPage")
  record Deliveries(List<DeliveryView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listWebhooks",
      summary = "List webhooks",
      description = "The webhooks of the caller's organisation; all of them for a hub-admin.")
  @APIResponse(
      responseCode = "200",
      description = "A page of webhooks",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(@BeanParam PageParams page, @Context UriInfo uri) {
    return Answers.page(webhooks.list(page, caller.get()), uri);
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "createWebhook",
      summary = "Have changes sent",
      description =
          "From now on, or from `since` on, the changes of `/changes` that match are sent by POST, those of a revision to a"
              + " project in one message, signed by the [Standard Webhooks](https://www.standardwebhooks.com) scheme with the"
              + " secret that this answer has and no other. A message is sent until it is answered with 2xx: at least once, and"
              + " those of a project in order. The address must be https and lie in the public internet; redirects are not"
              + " followed.")
  @APIResponse(
      responseCode = "201",
      description = "Made; `secret` is shown this once",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response create(@NotNull @Valid WebhookRequest said, @Context UriInfo uri) {
    WebhookView made = webhooks.create(said, caller.get());
    return Response.created(
            uri.getBaseUriBuilder().path("webhooks").path(made.id().toString()).build())
        .tag(new EntityTag(Integer.toString(made.version())))
        .entity(made)
        .build();
  }

  @GET
  @Path("/{webhook}")
  @Operation(
      operationId = "getWebhook",
      summary = "Read a webhook",
      description = "What is told, where, and how far the changes were taken for it.")
  @APIResponse(
      responseCode = "200",
      description = "The webhook, without its secret",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response get(@PathParam("webhook") UUID id, @Context Request request) {
    Webhook found = webhooks.get(id, caller.get());
    return Response.ok(WebhookView.of(found)).tag(new EntityTag(found.tag())).build();
  }

  @PUT
  @Path("/{webhook}")
  @Operation(
      operationId = "putWebhook",
      summary = "Change a webhook",
      description =
          "Replaces what is told and where. It goes on where it was; `active: false` keeps it from being told until it is"
              + " active again.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public Response put(
      @PathParam("webhook") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid WebhookRequest said) {
    Webhook changed = webhooks.put(id, said, new Precondition(ifMatch, null), caller.get());
    return Response.ok(WebhookView.of(changed)).tag(new EntityTag(changed.tag())).build();
  }

  @DELETE
  @Path("/{webhook}")
  @Operation(
      operationId = "deleteWebhook",
      summary = "Delete a webhook",
      description = "Nothing more is sent, and the log of what was is gone.")
  @APIResponse(responseCode = "204", description = "Deleted")
  public void delete(@PathParam("webhook") UUID id, @HeaderParam("If-Match") String ifMatch) {
    webhooks.delete(id, new Precondition(ifMatch, null), caller.get());
  }

  @POST
  @Path("/{webhook}/secret")
  @Idempotent
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Give a webhook another secret",
      description =
          "The new secret is in this answer and no other. For a day messages are signed with the one before as well, so that a"
              + " receiver can change over without missing any.")
  @APIResponse(
      responseCode = "200",
      description = "Changed; `secret` is shown this once",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  public WebhookView rotate(@PathParam("webhook") UUID id) {
    return webhooks.rotate(id, caller.get());
  }

  @POST
  @Path("/{webhook}/ping")
  @Idempotent
  @Operation(
      operationId = "pingWebhook",
      summary = "Try a webhook",
      description = "Sends a message of the type `ping`. What becomes of it is in the log.")
  @APIResponse(
      responseCode = "202",
      description = "It will be sent",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  public Response ping(@PathParam("webhook") UUID id) {
    return Response.accepted(webhooks.ping(id, caller.get())).build();
  }

  @GET
  @Path("/{webhook}/deliveries")
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "List what was sent",
      description =
          "The messages to a webhook, the newest first: sent with success, still to be sent, or given up after many attempts"
              + " (`dead`). They are kept for thirty days.")
  @APIResponse(
      responseCode = "200",
      description = "A page of messages",
      content = @Content(schema = @Schema(implementation = Deliveries.class)))
  public Response deliveries(
      @PathParam("webhook") UUID id,
      @QueryParam("status") @Parameter(description = "pending, delivered or dead") String status,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(webhooks.deliveries(id, status, page, caller.get()), uri);
  }

  @GET
  @Path("/{webhook}/deliveries/{delivery}")
  @Operation(
      operationId = "getWebhookDelivery",
      summary = "Read what was sent",
      description = "One message with its body.")
  @APIResponse(
      responseCode = "200",
      description = "The message",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  public DeliveryView delivery(
      @PathParam("webhook") UUID id, @PathParam("delivery") UUID delivery) {
    return webhooks.delivery(id, delivery, caller.get());
  }

  @POST
  @Path("/{webhook}/deliveries/{delivery}/redeliver")
  @Idempotent
  @Operation(
      operationId = "redeliverWebhookDelivery",
      summary = "Send a message again",
      description =
          "Sends a message that was given up, or any other, again under the same id. Newer ones about the same project may have"
              + " arrived meanwhile: the revision tells.")
  @APIResponse(
      responseCode = "202",
      description = "It will be sent",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  public Response redeliver(@PathParam("webhook") UUID id, @PathParam("delivery") UUID delivery) {
    return Response.accepted(webhooks.redeliver(id, delivery, caller.get())).build();
  }
}
