package org.pamir.change;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.pamir.shared.problem.InvalidRequestException;

/** What of the changes is told. */
public class FollowParams {

  @QueryParam("thing")
  @Parameter(
      description =
          "Kinds of thing, comma-separated: organisation, exchange-rate, project, budget, commitment, disbursement,"
              + " planned-disbursement, result, grouping; all where left out. That a project is gone is told in any case",
      example = "project,commitment")
  public String thing;

  @QueryParam("state")
  @Parameter(
      description = "`false` tells what happened without the things as the revisions left them")
  public String state;

  /**
   * @throws InvalidRequestException where it is neither true nor false
   */
  boolean states() {
    if (state != null && !state.matches("true|false")) {
      throw new InvalidRequestException("state", "must be true or false");
    }
    return !"false".equals(state);
  }
}
