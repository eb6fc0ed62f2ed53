package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pamir.project.Project;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.Money;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.Violation;

/** Takes many commitments of one project at once, as a table has them, by the rules of each. */
@ApplicationScoped
public class CommitmentRows {

  private final CommitmentService service;
  private final CommitmentRepository commitments;
  private final ProjectService projects;

  CommitmentRows(
      CommitmentService service, CommitmentRepository commitments, ProjectService projects) {
    this.service = service;
    this.commitments = commitments;
    this.projects = projects;
  }

  /**
   * A row.
   *
   * @param id of the commitment that it changes, or null
   */
  public record Row(UUID id, CommitmentRequest said) {}

  /**
   * The id that a cell names, or null where it is empty.
   *
   * @throws InvalidRequestException where it is none
   */
  public static UUID id(String text) {
    try {
      return text == null || text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("id", "must be a UUID, or be left out for a new one");
    }
  }

  /**
   * What is wrong with rows, by their index.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem where this caller may not write the project
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<Integer, List<Violation>> check(String identifier, List<Row> rows, Caller caller) {
    Project project = projects.getWritable(identifier, caller);
    Map<Integer, List<Violation>> faults = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      UUID id = rows.get(i).id();
      try {
        service.check(rows.get(i).said(), project);
        Commitment known = id == null ? null : commitments.findById(id);
        if (id != null && (known == null || known.projectId() != project.id())) {
          faults.put(i, List.of(new Violation("id", "must be of a commitment of this project")));
        }
      } catch (InvalidRequestException e) {
        faults.put(i, e.violations());
      }
    }
    return faults;
  }

  /**
   * Takes rows that {@link #check} finds nothing wrong with. One without an id that says what a
   * commitment of the project says already is that commitment: the same table twice changes
   * nothing.
   *
   * @return how many commitments are new or changed
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int write(String identifier, List<Row> rows, Caller caller, Source source) {
    Project project = projects.lock(identifier, caller);
    Map<UUID, Object> known = new HashMap<>();
    commitments
        .list("projectId", project.id())
        .forEach(row -> known.put(row.id(), content(CommitmentView.of(row, identifier))));
    int changed = 0;
    List<Row> added = new ArrayList<>();
    for (Row row : rows) {
      if (row.id() == null) {
        added.add(row);
      } else if (!content(row.said(), project).equals(known.remove(row.id()))) {
        service.put(identifier, row.id(), row.said(), Precondition.OVERWRITE, caller, source);
        changed++;
      }
    }
    for (Row row : added) {
      // As often as the table says it, so often it is there.
      if (!known.values().remove(content(row.said(), project))) {
        service.create(identifier, row.said(), caller, source);
        changed++;
      }
    }
    return changed;
  }

  private static Object content(CommitmentRequest said, Project project) {
    Commitment row = new Commitment(project.id());
    // A party without a ref is looked up by null, which the maps of Map.of refuse.
    row.say(said, new HashMap<>(), new Revision(0, Instant.EPOCH));
    return content(CommitmentView.of(row, project.identifier()));
  }

  /** What a commitment says, apart from what the register adds to it. */
  private static Object content(CommitmentView view) {
    BigDecimal amount = view.value().amount().stripTrailingZeros();
    return new CommitmentRequest(
        view.kind(),
        view.direction(),
        view.reference(),
        view.date(),
        new Money(amount, view.value().currency()),
        view.valueDate(),
        view.provider(),
        view.receiver(),
        view.flow(),
        view.finance(),
        view.aid(),
        view.tied(),
        view.humanitarian(),
        view.description(),
        view.countries(),
        view.regions(),
        view.sectors(),
        view.pledge());
  }
}
