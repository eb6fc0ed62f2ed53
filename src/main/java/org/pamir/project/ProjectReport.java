package org.pamir.project;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pamir.organisation.OrganisationMention;

/**
 * A project as a file in an exchange format reports it.
 *
 * @param said with every default filled in
 * @param kept what has no place in it, as a JSON array of {@code {path, name, xml}}, or null
 * @param reporter the reporting organisation, with the name and type the file gives it
 */
public record ProjectReport(ProjectRequest said, String kept, OrganisationMention reporter) {

  public ProjectReport {
    said = said.withDefaults(said.identifier());
  }

  /** The same with something kept beside it. */
  public ProjectReport with(String kept) {
    return new ProjectReport(said, kept, reporter);
  }

  /**
   * The same with what an IATI file has no words for taken from what was said before: themes, the
   * weights of goals, and of each country its role, channel, agreement and any status that did not
   * merely follow from the project's own.
   */
  public ProjectReport onTopOf(ProjectRequest before) {
    ParticipationStatus implied = ParticipationStatus.impliedBy(before.status());
    Map<String, ParticipationRequest> known =
        before.participations().stream()
            .collect(Collectors.toMap(ParticipationRequest::country, Function.identity()));
    List<ParticipationRequest> participations =
        said.participations().stream()
            .map(part -> onTopOf(known.get(part.country()), part, implied))
            .toList();
    return new ProjectReport(
        said.with(participations, sdgs(before), before.themes()), kept, reporter);
  }

  private static ParticipationRequest onTopOf(
      ParticipationRequest before, ParticipationRequest now, ParticipationStatus implied) {
    if (before == null) {
      return now;
    }
    return new ParticipationRequest(
        now.country(),
        before.role(),
        before.status() == implied ? now.status() : before.status(),
        now.share(),
        before.channel(),
        before.counterpart(),
        before.agreementRef(),
        before.signedOn(),
        before.from(),
        before.to());
  }

  private List<ProjectRequest.SdgWeight> sdgs(ProjectRequest before) {
    Function<ProjectRequest.SdgWeight, String> key = sdg -> sdg.goal() + "/" + sdg.target();
    boolean weighted = said.sdgs().stream().anyMatch(sdg -> sdg.weight() != null);
    boolean same =
        said.sdgs().stream()
            .map(key)
            .collect(Collectors.toSet())
            .equals(before.sdgs().stream().map(key).collect(Collectors.toSet()));
    return same && !weighted ? before.sdgs() : said.sdgs();
  }

  /** Whether the register says exactly this already. */
  boolean isSaidBy(ProjectRequest stored, String storedKept) {
    return said.equals(stored) && Objects.equals(kept, storedKept);
  }
}
