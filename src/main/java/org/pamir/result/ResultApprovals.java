package org.pamir.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/**
 * Locks the figures of periods, and unlocks them: done by a country that takes part in the project,
 * or by the hub; never by who reports them.
 */
@ApplicationScoped
class ResultApprovals {

  private final ResultService results;
  private final ProjectService projects;
  private final Revisions revisions;
  private final ObjectMapper json;

  ResultApprovals(
      ResultService results, ProjectService projects, Revisions revisions, ObjectMapper json) {
    this.results = results;
    this.projects = projects;
    this.revisions = revisions;
    this.json = json;
  }

  /**
   * Approves periods; those that are approved already stay as they are.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 where the caller's country is not in
   *     the project
   */
  @Transactional
  ResultView approve(
      String identifier, UUID id, ApprovalRequest asked, Precondition precondition, Caller caller) {
    Project project = projects.getProject(identifier, caller);
    checkSpeaker(project, caller);
    Result result = results.find(project, id, LockModeType.PESSIMISTIC_WRITE);
    precondition.check(result.tag());
    List<Lock> known = result.locks(json);
    ResultRequest said = result.said(json);
    List<Place> places =
        places(said, asked).stream()
            .filter(place -> known.stream().noneMatch(lock -> place.isOf(lock)))
            .toList();
    if (!places.isEmpty()) {
      Revision revision = revisions.next(caller, Source.API);
      Approval approval =
          new Approval(
              caller.name(),
              caller.isHubAdmin() ? null : caller.country(),
              revision.recordedAt(),
              asked == null ? null : asked.reason());
      result.approve(places.stream().map(place -> place.lock(approval)).toList(), revision, json);
    }
    return result.view(identifier, json);
  }

  /**
   * Unlocks periods: the hub any, a country what it approved itself.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where one of them is another's approval
   */
  @Transactional
  ResultView unlock(
      String identifier, UUID id, ApprovalRequest asked, Precondition precondition, Caller caller) {
    Project project = projects.getProject(identifier, caller);
    checkSpeaker(project, caller);
    Result result = results.find(project, id, LockModeType.PESSIMISTIC_WRITE);
    precondition.check(result.tag());
    List<Place> places = places(result.said(json), asked);
    List<Lock> locks =
        result.locks(json).stream()
            .filter(lock -> places.stream().anyMatch(place -> place.isOf(lock)))
            .toList();
    List<Lock> foreign =
        locks.stream()
            .filter(
                lock -> !caller.isHubAdmin() && !caller.country().equals(lock.approval().country()))
            .toList();
    if (!foreign.isEmpty()) {
      throw ProblemType.CONFLICT.because(
          "Another country, or the hub, approved "
              + foreign.stream().map(Lock::named).collect(Collectors.joining("; "))
              + ".");
    }
    if (!locks.isEmpty()) {
      result.unlock(locks, revisions.next(caller, Source.API), json);
    }
    return result.view(identifier, json);
  }

  private void checkSpeaker(Project project, Caller caller) {
    boolean speaks =
        caller.isHubAdmin()
            || projects.participations(project).stream()
                .anyMatch(part -> caller.isFocalPointOf(part.country()));
    if (!speaks) {
      throw ProblemType.FORBIDDEN.because(
          "Figures are approved by a focal point of a country in the project, or by the hub.");
    }
  }

  private record Place(Indicator indicator, Indicator.Period period) {

    Lock lock(Approval approval) {
      return Lock.of(indicator, period, approval);
    }

    boolean isOf(Lock lock) {
      return lock.isOf(indicator, period);
    }
  }

  private static List<Place> places(ResultRequest said, ApprovalRequest asked) {
    Integer indicator = asked == null ? null : asked.indicator();
    Integer period = asked == null ? null : asked.period();
    if (indicator != null && indicator >= said.indicators().size()) {
      throw new InvalidRequestException(
          "indicator", "must be less than " + said.indicators().size() + ", their number");
    }
    if (period != null && indicator == null) {
      throw new InvalidRequestException("period", "needs the indicator it belongs to");
    }
    List<Place> places = new ArrayList<>();
    for (int i :
        indicator == null
            ? IntStream.range(0, said.indicators().size()).toArray()
            : new int[] {indicator}) {
      Indicator one = said.indicators().get(i);
      if (period != null && period >= one.periods().size()) {
        throw new InvalidRequestException(
            "period", "must be less than " + one.periods().size() + ", their number");
      }
      List<Indicator.Period> meant =
          period == null ? one.periods() : List.of(one.periods().get(period));
      meant.forEach(each -> places.add(new Place(one, each)));
    }
    return places;
  }
}
