package org.pamir.participation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pamir.project.Confirmation;
import org.pamir.project.ConfirmationState;
import org.pamir.project.ParticipationRequest;
import org.pamir.project.ParticipationView;
import org.pamir.project.Project;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.http.MergePatch;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/**
 * A country's part in a project: what the organisation says is a change of the project, what the
 * country says is not.
 */
@ApplicationScoped
public class ParticipationService {

  private final ProjectService projects;
  private final MergePatch mergePatch;

  ParticipationService(ProjectService projects, MergePatch mergePatch) {
    this.projects = projects;
    this.mergePatch = mergePatch;
  }

  @Transactional
  public List<ParticipationView> list(String identifier, Caller caller) {
    return projects.participations(projects.getProject(identifier, caller));
  }

  @Transactional
  public ParticipationView get(String identifier, String country, Caller caller) {
    return projects.participation(projects.getProject(identifier, caller), country);
  }

  @Transactional
  StoredParticipation put(
      String identifier,
      String country,
      ParticipationRequest sent,
      Precondition precondition,
      Caller caller) {
    if (sent.country() != null && !sent.country().equals(country)) {
      throw new InvalidRequestException(
          "country", "must be the country in the path, " + country + ", or be left out");
    }
    ParticipationRequest said = sent.of(country);
    Project project = projects.lock(identifier, caller);
    Optional<ParticipationView> known = find(project, country);
    known.ifPresentOrElse(view -> precondition.check(view.tag()), precondition::checkAbsent);
    projects.change(
        identifier, Precondition.OVERWRITE, caller, project1 -> with(project1, country, said));
    return new StoredParticipation(
        projects.participation(projects.getProject(identifier, caller), country), known.isEmpty());
  }

  @Transactional
  StoredParticipation patch(
      String identifier, String country, JsonNode patch, Precondition precondition, Caller caller) {
    Project project = projects.lock(identifier, caller);
    ParticipationView known = projects.participation(project, country);
    precondition.check(known.tag());
    return put(
        identifier,
        country,
        mergePatch.apply(known.said(), patch, ParticipationRequest.class),
        Precondition.OVERWRITE,
        caller);
  }

  @Transactional
  void delete(String identifier, String country, Precondition precondition, Caller caller) {
    Project project = projects.lock(identifier, caller);
    precondition.check(projects.participation(project, country).tag());
    projects.change(identifier, Precondition.OVERWRITE, caller, said -> with(said, country, null));
  }

  /**
   * Takes down what a country says.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 where the caller does not speak for
   *     this country, whatever the project is; 409 where it cannot say this now
   */
  @Transactional
  ParticipationView say(
      String identifier,
      String country,
      ConfirmationState state,
      ConfirmationRequest said,
      Precondition precondition,
      Caller caller) {
    if (!caller.isFocalPointOf(country)) {
      throw ProblemType.FORBIDDEN.because(
          "A country speaks for itself: only a focal point of " + country + " says this.");
    }
    // A country answers what it is asked: it need not have read the newest version first.
    Precondition given = precondition.ifMatch() == null ? Precondition.OVERWRITE : precondition;
    return projects.confirm(
        identifier,
        country,
        given,
        caller,
        before ->
            new Confirmation(
                state,
                null,
                null,
                said == null ? null : said.reason(),
                said == null ? null : said.agreementRef()));
  }

  private Optional<ParticipationView> find(Project project, String country) {
    return projects.participations(project).stream()
        .filter(view -> view.country().equals(country))
        .findFirst();
  }

  private static ProjectRequest with(
      ProjectRequest project, String country, ParticipationRequest participation) {
    List<ParticipationRequest> next = new ArrayList<>();
    boolean replaced = false;
    for (ParticipationRequest known : project.participations()) {
      if (!known.country().equals(country)) {
        next.add(known);
      } else if (participation != null) {
        next.add(participation);
        replaced = true;
      }
    }
    if (participation != null && !replaced) {
      next.add(participation);
    }
    return project.withParticipations(next);
  }
}
