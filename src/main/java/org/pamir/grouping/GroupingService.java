package org.pamir.grouping;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.ProblemType;

/** Decides what happens to groupings, each write one transaction and one revision. */
@ApplicationScoped
public class GroupingService {

  private final GroupingRepository groupings;
  private final GroupingMembers members;
  private final GroupingRules rules;
  private final Revisions revisions;
  private final Event<GroupingChanged> changed;

  GroupingService(
      GroupingRepository groupings,
      GroupingMembers members,
      GroupingRules rules,
      Revisions revisions,
      Event<GroupingChanged> changed) {
    this.groupings = groupings;
    this.members = members;
    this.rules = rules;
    this.revisions = revisions;
    this.changed = changed;
  }

  /**
   * The grouping, with the members that this caller may see.
   *
   * @throws HttpProblem 404 where there is none
   */
  @Transactional
  public GroupingView getGrouping(String code, Caller caller) {
    return Optional.of(code)
        .filter(GroupingRules::isCode)
        .flatMap(groupings::findByCode)
        .map(found -> GroupingView.of(found, members.of(found.id(), caller)))
        .orElseThrow(() -> notFound(code));
  }

  /** Makes a grouping, or replaces it whole. Saying the same again changes nothing. */
  @Transactional
  public StoredGrouping put(
      String code, GroupingRequest sent, Precondition precondition, Caller caller, Source source) {
    Map<String, Long> projects = check(code, sent);
    Optional<Grouping> found = groupings.lockByCode(code);
    found.ifPresentOrElse(known -> precondition.check(known.tag()), precondition::checkAbsent);
    return write(
        found.orElseGet(() -> new Grouping(code)),
        sent.withDefaults(code),
        projects,
        caller,
        source);
  }

  /** Changes what is there by a function of it, such as a merge patch. */
  @Transactional
  public StoredGrouping change(
      String code,
      Precondition precondition,
      Caller caller,
      UnaryOperator<GroupingRequest> change) {
    Grouping grouping = lock(code);
    precondition.check(grouping.tag());
    GroupingRequest sent = change.apply(grouping.said(members.of(grouping.id(), caller)));
    return write(grouping, sent.withDefaults(code), check(code, sent), caller, Source.API);
  }

  /** Removes a grouping; its projects stay. */
  @Transactional
  public void delete(String code, Precondition precondition, Caller caller) {
    Grouping grouping = lock(code);
    precondition.check(grouping.tag());
    revisions.next(caller, Source.API);
    changed.fire(new GroupingChanged(members.ids(grouping.id())));
    groupings.delete(grouping);
    groupings.flush();
  }

  private Map<String, Long> check(String code, GroupingRequest sent) {
    List<String> identifiers =
        sent.members() == null
            ? List.of()
            : sent.members().stream().map(GroupingMember::identifier).toList();
    Map<String, Long> projects = members.projects(identifiers);
    rules.check(code, sent, projects);
    return projects;
  }

  private StoredGrouping write(
      Grouping grouping,
      GroupingRequest said,
      Map<String, Long> projects,
      Caller caller,
      Source source) {
    boolean created = grouping.id() == null;
    if (created || !said.equals(grouping.said(members.of(grouping.id(), caller)))) {
      Revision revision = revisions.next(caller, source);
      grouping.say(said, revision);
      groupings.persistAndFlush(grouping);
      Set<Long> touched = new HashSet<>(members.ids(grouping.id()));
      members.replace(grouping.id(), said.members(), projects, revision);
      touched.addAll(projects.values());
      changed.fire(new GroupingChanged(touched));
    }
    return new StoredGrouping(
        GroupingView.of(grouping, members.of(grouping.id(), caller)), created);
  }

  private Grouping lock(String code) {
    return Optional.of(code)
        .filter(GroupingRules::isCode)
        .flatMap(groupings::lockByCode)
        .orElseThrow(() -> notFound(code));
  }

  private static HttpProblem notFound(String code) {
    return ProblemType.NOT_FOUND.because("No grouping " + code + " here.");
  }
}
