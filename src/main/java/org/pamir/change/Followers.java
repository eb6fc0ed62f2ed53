package org.pamir.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pamir.organisation.FollowedOrganisations;
import org.pamir.project.ProjectAccess;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;
import org.pamir.shared.problem.InvalidRequestException;

/** Reads what a follower asks for. */
@ApplicationScoped
class Followers {

  private final ProjectCriteria projects;
  private final ProjectAccess access;
  private final FollowedOrganisations organisations;
  private final FollowedThings things;

  Followers(
      ProjectCriteria projects,
      ProjectAccess access,
      FollowedOrganisations organisations,
      FollowedThings things) {
    this.projects = projects;
    this.access = access;
    this.organisations = organisations;
    this.things = things;
  }

  /**
   * @param asked kinds of thing, comma-separated; null for all
   * @throws InvalidRequestException where a parameter is not understood
   */
  Follower of(ProjectFilter filter, String asked, boolean states, Caller caller) {
    return new Follower(
        projects.of(filter, caller),
        organisations.seen(caller),
        access.of(caller),
        things(asked),
        filter.grouping != null || filter.minCommittedUsd != null || filter.maxCommittedUsd != null,
        states);
  }

  private Set<String> things(String asked) {
    if (asked == null) {
      return things.words();
    }
    Set<String> wanted = new LinkedHashSet<>(List.of(asked.split(",", -1)));
    for (String word : wanted) {
      if (!things.words().contains(word)) {
        throw new InvalidRequestException(
            "thing",
            "has '"
                + word
                + "', which is not known; known are "
                + String.join(", ", things.words()));
      }
    }
    return wanted;
  }
}
