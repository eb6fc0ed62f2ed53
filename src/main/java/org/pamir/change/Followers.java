package org.pamir.change;

import com.fasterxml.jackson.databind.ObjectMapper;
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
public class Followers {

  private final ProjectCriteria projects;
  private final ProjectAccess access;
  private final FollowedOrganisations organisations;
  private final FollowedThings things;
  private final ObjectMapper json;

  Followers(
      ProjectCriteria projects,
      ProjectAccess access,
      FollowedOrganisations organisations,
      FollowedThings things,
      ObjectMapper json) {
    this.projects = projects;
    this.access = access;
    this.organisations = organisations;
    this.things = things;
    this.json = json;
  }

  /**
   * What a subscription means now.
   *
   * @throws InvalidRequestException where a parameter is not understood
   */
  public Follower of(Subscription subscription) {
    ProjectFilter filter = subscription.filter();
    Caller caller = subscription.caller();
    return new Follower(
        projects.of(filter, caller),
        organisations.seen(caller),
        access.of(caller),
        things(subscription.things()),
        filter.grouping != null || filter.minCommittedUsd != null || filter.maxCommittedUsd != null,
        subscription.states());
  }

  /** Equal for subscriptions that are told the same, for as long as their callers are let in. */
  Object key(Subscription subscription) {
    return List.of(
        json.valueToTree(subscription.filter()).toString(),
        String.valueOf(subscription.things()),
        subscription.states(),
        // Callers that see the same are told apart by their names: each may lose its key.
        subscription.caller().name());
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
