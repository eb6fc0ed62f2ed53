package org.pamir.change;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.problem.InvalidRequestException;

@Path("/changes")
@Tag(
    name = "Changes",
    description = "The register as a sequence of changes, for those who follow it.")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeResource {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  private final ChangeFeed feed;
  private final Followers followers;
  private final CurrentCaller caller;

  ChangeResource(ChangeFeed feed, Followers followers, CurrentCaller caller) {
    this.feed = feed;
    this.followers = followers;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listChanges",
      summary = "Follow what changes",
      description =
          "What has changed since a revision, in order: one entry a thing and revision, with the thing as that revision left it."
              + " Whoever begins at 0, applies every entry by `thing` and `id`, and asks again with `since` set to `next`, has a copy of the"
              + " register, however often it stops in between. The filters are those of `/projects`: a project that comes to match is"
              + " `created` with its money, one that does not match any more, or may not be seen any more, is `deleted`, and what"
              + " belongs to it goes with it. Organisations, exchange rates and groupings are told whatever the filter.")
  @APIResponse(
      responseCode = "200",
      description = "The next changes, and where to go on",
      content = @Content(schema = @Schema(implementation = ChangePage.class)))
  public Response list(
      @QueryParam("since")
          @Parameter(
              description =
                  "The `next` of the answer before, or a revision that is known already; 0, from the beginning, where left out",
              example = "0")
          String since,
      @QueryParam("limit") @Parameter(description = "1 to 1000; 100 where left out") String limit,
      @BeanParam FollowParams params,
      @BeanParam ProjectFilter filter,
      @Context UriInfo uri) {
    ChangePosition position =
        since == null ? ChangePosition.START : ChangePosition.of("since", since);
    int most = limit(limit);
    Follower follower =
        followers.of(new Subscription(filter, params.thing, params.states(), caller.get()));
    ChangePage page = feed.read(follower, position, most);
    return Response.ok(page)
        .header(
            "Link",
            "<"
                + uri.getRequestUriBuilder().replaceQueryParam("since", page.next()).build()
                + ">; rel=\"next\"")
        .build();
  }

  private static int limit(String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_LIMIT) {
      throw new InvalidRequestException("limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }
    return Integer.parseInt(text);
  }
}
