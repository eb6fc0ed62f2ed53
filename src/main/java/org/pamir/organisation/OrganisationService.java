package org.pamir.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pamir.reference.Codelists;
import org.pamir.reference.TextRules;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.problem.Violations;

/** Decides what happens to organisations. */
@ApplicationScoped
public class OrganisationService {

  private final OrganisationRepository organisations;
  private final OrganisationAliases aliases;
  private final Organisations directory;
  private final Codelists codelists;
  private final TextRules texts;
  private final Revisions revisions;

  OrganisationService(
      OrganisationRepository organisations,
      OrganisationAliases aliases,
      Organisations directory,
      Codelists codelists,
      TextRules texts,
      Revisions revisions) {
    this.organisations = organisations;
    this.aliases = aliases;
    this.directory = directory;
    this.codelists = codelists;
    this.texts = texts;
    this.revisions = revisions;
  }

  /**
   * The organisation that a ref or alias means.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none that this
   *     caller may know of
   */
  @Transactional
  public OrganisationView getOrganisation(String ref, Caller caller) {
    return directory
        .find(ref, caller)
        .flatMap(organisations::findByIdOptional)
        .map(found -> OrganisationView.of(found, aliases.of(found.id())))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("No organisation " + ref + " here."));
  }

  /**
   * Registers an organisation or replaces what is known of it. An editor does so with its own; its
   * aliases stay a hub-admin's, because what is reported under an alias is the organisation's to
   * write.
   */
  @Transactional
  public StoredOrganisation put(
      String ref,
      OrganisationRequest said,
      Precondition precondition,
      Caller caller,
      Source source) {
    if (said.ref() != null && !said.ref().equals(ref)) {
      throw new InvalidRequestException(
          "ref", "must be the ref in the path, " + ref + ", or be left out");
    }
    List<String> names =
        said.aliases() == null ? List.of() : List.copyOf(new TreeSet<>(said.aliases()));
    Optional<Organisation> found = organisations.lockByRef(ref);
    checkOwn(ref, found, caller);
    if (!caller.isHubAdmin()) {
      names = keptAliases(said, names, found);
    }
    long id = found.map(Organisation::id).orElse(0L);
    check(ref, said, names, id);
    if (found.isEmpty() && source == Source.API && !aliases.taken(id, List.of(ref)).isEmpty()) {
      throw ProblemType.CONFLICT.because(
          ref
              + " is an alias of another organisation: read it to find that one, and write it there.");
    }
    found.ifPresentOrElse(known -> precondition.check(known.tag()), precondition::checkAbsent);
    Revision revision = revisions.next(caller, source);
    Organisation organisation = found.orElseGet(() -> new Organisation(ref));
    organisation.say(said, revision);
    organisations.persistAndFlush(organisation);
    directory.show(organisation.id());
    aliases.replace(organisation.id(), names, revision);
    return new StoredOrganisation(OrganisationView.of(organisation, names), found.isEmpty());
  }

  private void checkOwn(String ref, Optional<Organisation> found, Caller caller) {
    if (caller.isHubAdmin()) {
      return;
    }
    Organisations.Own own = directory.own(caller.organisation());
    boolean its =
        found.isPresent()
            ? found.get().id().equals(own.id())
            // Before it is registered it has no aliases.
            : own.id() == null && ref.equals(caller.organisation());
    if (!its) {
      throw ProblemType.FORBIDDEN.because("An editor writes its own organisation, by its ref.");
    }
  }

  private List<String> keptAliases(
      OrganisationRequest said, List<String> names, Optional<Organisation> found) {
    List<String> known = found.map(Organisation::id).map(aliases::of).orElse(List.of());
    if (said.aliases() != null && !Set.copyOf(names).equals(Set.copyOf(known))) {
      throw ProblemType.FORBIDDEN.because("Aliases are changed by a hub-admin; leave them out.");
    }
    return known;
  }

  private void check(String ref, OrganisationRequest said, List<String> names, long id) {
    Violations violations = new Violations();
    texts.check("name", said.name(), violations);
    if (ref.isBlank() || ref.length() > 200 || ref.codePoints().anyMatch(Character::isISOControl)) {
      violations.add("ref", "must be 1 to 200 characters without control characters");
    }
    if (said.type() != null && !codelists.contains("OrganisationType", said.type())) {
      violations.add(
          "type", "has '" + said.type() + "', which is not on the code list OrganisationType");
    }
    if (said.country() != null && !codelists.contains("Country", said.country())) {
      violations.add(
          "country", "has '" + said.country() + "', which is not on the code list Country");
    }
    for (String taken : aliases.taken(id, names)) {
      violations.add("aliases", "has '" + taken + "', which means another organisation");
    }
    violations.throwIfAny();
  }
}
