package org.pamir.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;

@Path("/me")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  private final CurrentCaller caller;

  MeResource(CurrentCaller caller) {
    this.caller = caller;
  }

  /** Who the caller is to the register. */
  @Schema(name = "Me")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Me(
      @Schema(examples = "key:pamir_a1b2", description = "What revisions record of the caller")
          String name,
      @Schema(examples = "XM-DAC-41114") String organisation,
      @Schema(examples = "KG") String country,
      List<String> roles) {}

  @GET
  @RolesAllowed({Caller.HUB_ADMIN, Caller.EDITOR, Caller.FOCAL_POINT})
  @Operation(
      operationId = "getMe",
      summary = "Who am I",
      description = "Whom the key or token of this request stands for, and with what roles.")
  @APIResponse(responseCode = "200", description = "The caller")
  public Me get() {
    Caller me = caller.get();
    return new Me(
        me.name(), me.organisation(), me.country(), me.roles().stream().sorted().toList());
  }
}
