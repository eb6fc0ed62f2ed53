package org.pamir.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pamir.project.Project;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectService;
import org.pamir.project.ProjectsChanged;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.ProblemType;

/** Decides what happens to results, each write one transaction and one revision. */
@ApplicationScoped
class ResultService {

  private final ResultRepository results;
  private final ResultRules rules;
  private final ResultRows rows;
  private final ProjectService projects;
  private final Revisions revisions;
  private final ObjectMapper json;
  private final Event<ProjectsChanged> changed;

  ResultService(
      ResultRepository results,
      ResultRules rules,
      ResultRows rows,
      ProjectService projects,
      Revisions revisions,
      ObjectMapper json,
      Event<ProjectsChanged> changed) {
    this.results = results;
    this.rules = rules;
    this.rows = rows;
    this.projects = projects;
    this.revisions = revisions;
    this.json = json;
    this.changed = changed;
  }

  @Transactional
  ResultView get(String identifier, UUID id, Caller caller) {
    Project project = projects.getProject(identifier, caller);
    return find(project, id, LockModeType.NONE).view(identifier, json);
  }

  @Transactional
  StoredResult create(String identifier, ResultRequest sent, Caller caller) {
    Project project = projects.getWritable(identifier, caller);
    ResultRequest said = plain(sent);
    rules.check(said, places(project));
    return write(new Result(project.id()), said, project, caller, true);
  }

  /**
   * Replaces what was said; saying the same again changes nothing.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it would change a period that was
   *     approved, naming it
   */
  @Transactional
  StoredResult put(
      String identifier, UUID id, ResultRequest sent, Precondition precondition, Caller caller) {
    Project project = projects.getWritable(identifier, caller);
    Result result = find(project, id, LockModeType.PESSIMISTIC_WRITE);
    precondition.check(result.tag());
    ResultRequest said = plain(sent);
    rules.check(said, places(project));
    if (result.says(said, json)) {
      return new StoredResult(result.view(identifier, json), false);
    }
    refuse(
        result.locks(json).stream().filter(lock -> !lock.isKeptBy(said.indicators())).toList(),
        "changed");
    return write(result, said, project, caller, false);
  }

  @Transactional
  void delete(String identifier, UUID id, Precondition precondition, Caller caller) {
    Project project = projects.getWritable(identifier, caller);
    Result result = find(project, id, LockModeType.PESSIMISTIC_WRITE);
    precondition.check(result.tag());
    refuse(result.locks(json), "removed");
    revisions.next(caller, Source.API);
    results.delete(result);
    results.flush();
    changed.fire(new ProjectsChanged(List.of(project.id())));
  }

  private static void refuse(List<Lock> locks, String what) {
    if (!locks.isEmpty()) {
      throw ProblemType.CONFLICT.because(
          "What was approved cannot be "
              + what
              + " until it is unlocked: "
              + locks.stream().map(Lock::named).collect(Collectors.joining("; "))
              + ".");
    }
  }

  private StoredResult write(
      Result result, ResultRequest said, Project project, Caller caller, boolean created) {
    Revision revision = revisions.next(caller, Source.API);
    result.say(said, revision, json);
    results.persistAndFlush(result);
    rows.write(created ? List.of() : List.of(result.id()), List.of(result.id()));
    changed.fire(new ProjectsChanged(List.of(project.id())));
    return new StoredResult(result.view(project.identifier(), json), created);
  }

  /** Without approvals, which are no reporter's to say. */
  private static ResultRequest plain(ResultRequest sent) {
    return sent.with(
        sent.indicators().stream()
            .map(one -> one.with(one.periods().stream().map(p -> p.with(null)).toList()))
            .toList());
  }

  private Set<String> places(Project project) {
    return projects.locations(project).stream()
        .map(ProjectRequest.Location::ref)
        .filter(ref -> ref != null)
        .collect(Collectors.toSet());
  }

  Result find(Project project, UUID id, LockModeType lock) {
    Result row = results.findById(id, lock);
    if (row == null || row.projectId() != project.id()) {
      throw ProblemType.NOT_FOUND.because("No result with the id " + id + " in this project.");
    }
    return row;
  }
}
