package org.pamir.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Draining;

@Path("/imports/{id}/events")
@Tag(name = "Imports")
@RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
public class ImportEventResource {
  private static final Duration LOOK = Duration.ofMillis(500);
  // Proxies close what is silent for half a minute.
  private static final int SILENT_LOOKS = 20;

  private final ImportService imports;
  private final CurrentCaller caller;
  private final Draining draining;

  ImportEventResource(ImportService imports, CurrentCaller caller, Draining draining) {
    this.imports = imports;
    this.caller = caller;
    this.draining = draining;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "watchImport",
      summary = "Watch an import",
      description =
          "The import as server-sent events: `progress` at once and whenever it has changed, at most"
              + " twice a second, and `end` with its last state, after which the stream closes. A comment"
              + " every ten seconds keeps a silent one open. Any instance can be asked.")
  @APIResponse(
      responseCode = "200",
      description = "Events, each with the import as its data",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public Multi<OutboundSseEvent> watch(@PathParam("id") String id, @Context Sse sse) {
    UUID known = imports.get(ImportResource.uuid(id), caller.get()).id();
    Watched watched = new Watched();
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                Uni.createFrom()
                    .item(() -> imports.get(known))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
        .withDelay(LOOK)
        .whilst(now -> !now.status().isEnd() && !draining.hasBegun())
        .onItem()
        .transformToIterable(now -> watched.look(now, sse));
  }

  /** What was sent last, and how often nothing was since. */
  private static final class Watched {
    private ImportView last;
    private int silent;

    List<OutboundSseEvent> look(ImportView now, Sse sse) {
      if (!now.equals(last)) {
        last = now;
        silent = 0;
        return List.of(
            sse.newEventBuilder()
                .name(now.status().isEnd() ? "end" : "progress")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ImportView.class, now)
                .build());
      }
      if (++silent % SILENT_LOOKS == 0) {
        return List.of(sse.newEventBuilder().comment("still here").build());
      }
      return List.of();
    }
  }
}
