package org.pamir.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.pamir.reference.Codelists;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;

/**
 * Takes in many organisations at once, as files report them: on top of what is known, so that a
 * file which has a name in one language removes none in another.
 */
@ApplicationScoped
public class OrganisationReports {
  private final OrganisationRepository organisations;
  private final OrganisationAliases aliases;
  private final Organisations directory;
  private final Codelists codelists;
  private final Revisions revisions;

  OrganisationReports(
      OrganisationRepository organisations,
      OrganisationAliases aliases,
      Organisations directory,
      Codelists codelists,
      Revisions revisions) {
    this.organisations = organisations;
    this.aliases = aliases;
    this.directory = directory;
    this.codelists = codelists;
    this.revisions = revisions;
  }

  /**
   * What became of a report.
   *
   * @param refused aliases that mean another organisation, or that the caller may not give
   * @param typeKnown whether the type is on its code list, or there is none
   */
  public record Outcome(
      boolean created, boolean updated, List<String> refused, boolean typeKnown) {}

  private record Change(Organisation organisation, OrganisationRequest next, Outcome outcome) {}

  /**
   * Writes reports within the transaction at hand, in one revision where anything changes.
   *
   * @return what became of each, by its ref
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<String, Outcome> write(
      Collection<OrganisationReport> reports, boolean dryRun, Caller caller) {
    List<Change> changes = new ArrayList<>();
    // In one order, so that two files do not wait for each other.
    reports.stream()
        .sorted(Comparator.comparing(OrganisationReport::ref))
        .forEach(report -> changes.add(change(report, caller)));
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    Revision revision = null;
    for (Change change : changes) {
      Outcome outcome = change.outcome();
      outcomes.put(change.next().ref(), outcome);
      if (!dryRun && (outcome.created() || outcome.updated())) {
        revision = revision == null ? revisions.next(caller, Source.IMPORT) : revision;
        change.organisation().say(change.next(), revision);
        organisations.persistAndFlush(change.organisation());
        aliases.replace(change.organisation().id(), change.next().aliases(), revision);
      }
    }
    return outcomes;
  }

  private Change change(OrganisationReport report, Caller caller) {
    Optional<Organisation> found =
        directory
            .find(report.ref())
            .map(id -> organisations.findById(id, LockModeType.PESSIMISTIC_WRITE));
    Organisation known = found.orElseGet(() -> new Organisation(report.ref()));
    List<String> before = found.map(Organisation::id).map(aliases::of).orElse(List.of());
    Map<String, String> name = new LinkedHashMap<>();
    found.map(Organisation::name).ifPresent(name::putAll);
    name.putAll(report.name());
    boolean typeKnown =
        report.type() == null || codelists.contains("OrganisationType", report.type());
    String type = report.type() == null || !typeKnown ? known.type() : report.type();
    List<String> further =
        report.aliases().stream()
            .filter(alias -> !before.contains(alias) && !alias.equals(known.ref()))
            .toList();
    List<String> refused =
        // What is reported under an alias is the organisation's to write: not an editor's to say.
        caller.isHubAdmin()
            ? aliases.taken(found.map(Organisation::id).orElse(0L), further)
            : further;
    TreeSet<String> next = new TreeSet<>(before);
    further.stream().filter(alias -> !refused.contains(alias)).forEach(next::add);
    boolean changed =
        found.isPresent()
            && !(name.equals(known.name())
                && Objects.equals(type, known.type())
                && next.size() == before.size());
    return new Change(
        known,
        new OrganisationRequest(report.ref(), name, type, known.country(), List.copyOf(next)),
        new Outcome(found.isEmpty(), changed, refused, typeKnown));
  }
}
