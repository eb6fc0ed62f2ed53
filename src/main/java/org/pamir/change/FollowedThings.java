package org.pamir.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pamir.project.FollowedPart;

/** The kinds of thing that the feed tells of, in the order in which those of a revision come. */
@ApplicationScoped
public class FollowedThings {

  static final String ORGANISATION = "organisation";
  static final String RATE = "exchange-rate";
  static final String PROJECT = "project";
  static final String GROUPING = "grouping";

  private final List<FollowedPart> parts;
  private final Set<String> words = new LinkedHashSet<>();

  FollowedThings(@Any Instance<FollowedPart> parts) {
    this.parts = parts.stream().sorted(Comparator.comparing(FollowedPart::thing)).toList();
    words.addAll(List.of(ORGANISATION, RATE, PROJECT));
    this.parts.forEach(part -> words.add(part.thing()));
    words.add(GROUPING);
  }

  /** All words. */
  public Set<String> words() {
    return words;
  }

  /** What belongs to projects. */
  List<FollowedPart> parts() {
    return parts;
  }

  Optional<FollowedPart> part(String thing) {
    return parts.stream().filter(part -> part.thing().equals(thing)).findFirst();
  }
}
