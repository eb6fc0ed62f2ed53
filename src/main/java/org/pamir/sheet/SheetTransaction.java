package org.pamir.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pamir.funding.CommitmentRequest;
import org.pamir.funding.CommitmentRows;
import org.pamir.project.ParticipationRequest;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectService;
import org.pamir.project.StoredProject;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.JsonFaults;
import org.pamir.shared.problem.Violation;
import org.pamir.sheet.RowsRefusedException.Fault;
import org.pamir.sheet.SheetOutcome.Change;
import org.pamir.sheet.SheetProject.SheetRow;

/** All rows of a project in one transaction, by the same services and rules as the API's. */
@ApplicationScoped
class SheetTransaction {

  private final ProjectService projects;
  private final CommitmentRows commitments;
  private final ObjectMapper json;
  private final Validator validator;
  private final TransactionSynchronizationRegistry transaction;

  SheetTransaction(
      ProjectService projects,
      CommitmentRows commitments,
      ObjectMapper json,
      Validator validator,
      TransactionSynchronizationRegistry transaction) {
    this.projects = projects;
    this.commitments = commitments;
    this.json = json;
    this.validator = validator;
    this.transaction = transaction;
  }

  /**
   * @throws RowsRefusedException where rows are no valid requests
   * @throws InvalidRequestException where the project with them would be against a rule
   * @throws io.quarkiverse.resteasy.problem.HttpProblem where this caller may not write it
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Change take(SheetProject project, boolean dryRun, Caller caller) {
    Change change =
        switch (project.kind()) {
          case PROJECTS -> project(project, caller);
          case PARTICIPATIONS -> participations(project, caller);
          case COMMITMENTS -> commitments(project, caller);
        };
    if (dryRun) {
      transaction.setRollbackOnly();
    }
    return change;
  }

  private Change project(SheetProject project, Caller caller) {
    if (project.rows().size() > 1) {
      throw new RowsRefusedException(
          project.rows().stream()
              .skip(1)
              .map(
                  row ->
                      new Fault(
                          row,
                          List.of(new Violation("identifier", "stands in a row before this one"))))
              .toList());
    }
    Optional<ProjectRequest> before = projects.findSaid(project.identifier(), caller);
    ObjectNode merged =
        json.valueToTree(before.orElse(null)) instanceof ObjectNode said
            ? said
            : json.createObjectNode();
    project.rows().get(0).putInto(merged, project.kind());
    ProjectRequest said = request(project.rows().get(0), merged, ProjectRequest.class);
    return put(project, said, before, caller);
  }

  private Change participations(SheetProject project, Caller caller) {
    Optional<ProjectRequest> before = projects.findSaid(project.identifier(), caller);
    if (before.isEmpty()) {
      // Says that there is none, in the register's own words.
      projects.getProject(project.identifier(), caller);
    }
    Map<String, SheetRow> rows = new HashMap<>();
    List<ParticipationRequest> next = new ArrayList<>(before.orElseThrow().participations());
    List<Fault> faults = new ArrayList<>();
    for (SheetRow row : project.rows()) {
      String country = row.cells().get("country").strip();
      ObjectNode merged =
          next.stream()
              .filter(known -> known.country().equals(country))
              .findFirst()
              .<ObjectNode>map(json::valueToTree)
              .orElseGet(json::createObjectNode);
      row.putInto(merged, project.kind());
      merged.remove("project");
      if (rows.put(country, row) != null || country.isEmpty()) {
        faults.add(
            new Fault(
                row, List.of(new Violation("country", "must be there, and once in a project"))));
        continue;
      }
      try {
        ParticipationRequest said = request(row, merged, ParticipationRequest.class);
        int at = next.stream().map(ParticipationRequest::country).toList().indexOf(country);
        if (at < 0) {
          next.add(said);
        } else {
          next.set(at, said);
        }
      } catch (RowsRefusedException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new RowsRefusedException(faults);
    }
    return put(project, before.orElseThrow().withParticipations(next), before, caller);
  }

  private Change put(
      SheetProject project, ProjectRequest said, Optional<ProjectRequest> before, Caller caller) {
    StoredProject stored =
        projects.put(project.identifier(), said, Precondition.OVERWRITE, caller, Source.IMPORT);
    return stored.created()
        ? Change.CREATED
        : projects.findSaid(project.identifier(), caller).equals(before)
            ? Change.UNCHANGED
            : Change.UPDATED;
  }

  private Change commitments(SheetProject project, Caller caller) {
    List<CommitmentRows.Row> rows = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (SheetRow row : project.rows()) {
      ObjectNode item = json.createObjectNode();
      row.putInto(item, project.kind());
      try {
        rows.add(
            new CommitmentRows.Row(
                CommitmentRows.id(item.path("id").asText(null)),
                request(row, item, CommitmentRequest.class)));
      } catch (InvalidRequestException e) {
        faults.add(new Fault(row, e.violations()));
      } catch (RowsRefusedException e) {
        faults.addAll(e.faults());
      }
    }
    if (faults.isEmpty()) {
      commitments
          .check(project.identifier(), rows, caller)
          .forEach((at, found) -> faults.add(new Fault(project.rows().get(at), found)));
    }
    if (!faults.isEmpty()) {
      throw new RowsRefusedException(faults);
    }
    return commitments.write(project.identifier(), rows, caller, Source.IMPORT) == 0
        ? Change.UNCHANGED
        : Change.UPDATED;
  }

  /** The row as a request, with the shape that a request over HTTP must have. */
  private <T> T request(SheetRow row, ObjectNode item, Class<T> type) {
    try {
      T request = json.readValue(json.writeValueAsBytes(item), type);
      List<Violation> violations =
          validator.validate(request).stream()
              .map(found -> new Violation(found.getPropertyPath().toString(), found.getMessage()))
              .toList();
      if (!violations.isEmpty()) {
        throw new RowsRefusedException(List.of(new Fault(row, violations)));
      }
      return request;
    } catch (JsonProcessingException e) {
      throw new RowsRefusedException(List.of(new Fault(row, List.of(JsonFaults.violation(e)))));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
