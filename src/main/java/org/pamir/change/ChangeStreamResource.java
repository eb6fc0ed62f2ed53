package org.pamir.change;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.change.ChangeListener.Sent;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;

@Path("/changes/stream")
@Tag(name = "Changes")
public class ChangeStreamResource {

  private static final long RECONNECT_MILLIS = 2_000;

  private final ChangeStreams streams;
  private final Followers followers;
  private final CurrentCaller caller;

  ChangeStreamResource(ChangeStreams streams, Followers followers, CurrentCaller caller) {
    this.streams = streams;
    this.followers = followers;
    this.caller = caller;
  }

  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamChanges",
      summary = "Listen to what changes",
      description =
          "The changes of `/changes` as server-sent events, as soon as they are made: each a `change` with an id, which a"
              + " listener that was cut off sends as `Last-Event-ID` to any instance, as browsers do by themselves, and"
              + " misses nothing. Without it and without `since`, the stream begins with what comes next. A comment with the"
              + " newest id keeps a silent one open. After a while, or once the key is revoked, the stream ends; whoever may, comes"
              + " again.")
  @APIResponse(
      responseCode = "200",
      description = "Events, each with a change as its data",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public Multi<OutboundSseEvent> listen(
      @HeaderParam("Last-Event-ID")
          @Parameter(description = "Id of the last event that arrived; it goes before `since`")
          String last,
      @QueryParam("since") @Parameter(description = "Where to begin, as in `/changes`")
          String since,
      @BeanParam FollowParams params,
      @BeanParam ProjectFilter filter,
      @Context Sse sse) {
    ChangePosition position =
        last != null
            ? ChangePosition.of("Last-Event-ID", last)
            : since != null
                ? ChangePosition.of("since", since)
                : ChangePosition.after(streams.newest());
    Subscription subscription =
        new Subscription(filter, params.thing, params.states(), caller.get());
    // Refused at once where it is not understood.
    followers.of(subscription);
    return streams.open(subscription, position).map(sent -> event(sent, sse));
  }

  private static OutboundSseEvent event(Sent sent, Sse sse) {
    OutboundSseEvent.Builder event = sse.newEventBuilder().id(sent.position().toString());
    if (sent.change() == null) {
      return event.comment("still here").reconnectDelay(RECONNECT_MILLIS).build();
    }
    return event
        .name("change")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(String.class, sent.change())
        .build();
  }
}
