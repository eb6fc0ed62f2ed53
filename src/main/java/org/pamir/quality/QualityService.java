package org.pamir.quality;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.pamir.organisation.OrganisationService;
import org.pamir.organisation.OrganisationView;
import org.pamir.organisation.Organisations;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.project.Publishing;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;

/** Judges what the register holds, by the rules that files are judged by. */
@ApplicationScoped
public class QualityService {
  private static final int BATCH = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  // A date that lay in the future is right one day without anybody's doing.
  private static final Duration GOOD_FOR = Duration.ofDays(7);

  private final ProjectService projects;
  private final OrganisationService organisations;
  private final Organisations refs;
  private final ProjectReader reader;
  private final ActivityRules rules;
  private final QualityQueries queries;
  private final QualityRepository scores;
  private final Revisions revisions;
  private final Clock clock;
  private final FundingRules funding = new FundingRules();

  QualityService(
      ProjectService projects,
      OrganisationService organisations,
      Organisations refs,
      ProjectReader reader,
      ActivityRules rules,
      QualityQueries queries,
      QualityRepository scores,
      Revisions revisions,
      Clock clock) {
    this.projects = projects;
    this.organisations = organisations;
    this.refs = refs;
    this.reader = reader;
    this.rules = rules;
    this.queries = queries;
    this.scores = scores;
    this.revisions = revisions;
    this.clock = clock;
  }

  /**
   * What is wrong with a project, and its score.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none that this
   *     caller may see
   */
  public QualityView project(String identifier, Caller caller) {
    Project project = projects.getProject(identifier, caller);
    long revision = revisions.current();
    ProjectRecord record = reader.read(List.of(project.id())).get(0);
    return QualityView.of(identifier, judge(record), revision);
  }

  /**
   * The scores of an organisation's published projects in sum. Those that have none yet are judged
   * now, as many as two seconds allow; the answer says how many are.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none that this
   *     caller may know of
   */
  public OrganisationQualityView organisation(String ref, Caller caller) {
    OrganisationView organisation = organisations.getOrganisation(ref, caller);
    long id = refs.find(ref).orElseThrow();
    Instant enough = clock.instant().plus(PATIENCE);
    Instant since = clock.instant().minus(GOOD_FOR);
    List<Long> batch;
    do {
      batch = queries.unjudged(id, since, BATCH);
      if (!batch.isEmpty()) {
        scores.claim(batch);
        scores.keep(reader.read(batch).stream().map(this::judge).toList());
      }
    } while (batch.size() == BATCH && clock.instant().isBefore(enough));
    return OrganisationQualityView.of(organisation.ref(), queries.summary(id), revisions.current());
  }

  /** What the rules say of a project that is about to be published. */
  Judgement judge(Publishing project) {
    if (project.id() == null) {
      return judge(
          new ProjectRecord(
              0,
              project.said(),
              project.kept(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of()));
    }
    ProjectRecord draft = reader.read(List.of(project.id())).get(0);
    return judge(
        new ProjectRecord(
            draft.id(),
            project.said(),
            project.kept(),
            draft.commitments(),
            draft.disbursements(),
            draft.budgets(),
            draft.plannedDisbursements(),
            draft.results()));
  }

  private Judgement judge(ProjectRecord project) {
    Element root = ProjectElements.of(project);
    Element activity = root.children().get(0);
    FaultList faults = new FaultList();
    rules.check(root).forEach(faults);
    funding.check(project, activity, faults);
    List<Fault> sorted =
        faults.all().stream()
            .sorted(Comparator.comparing((Fault fault) -> fault.rule().severity()))
            .toList();
    return new Judgement(project.id(), QualityScore.of(activity, sorted), sorted);
  }
}
