package org.pamir.sheet;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.pamir.intake.Finding;
import org.pamir.shared.Caller;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.Violation;
import org.pamir.sheet.SheetOutcome.Change;
import org.pamir.sheet.SheetProject.SheetRow;

/** Takes projects' rows one project after another, and turns what is refused into findings. */
@ApplicationScoped
class SheetWriter {

  private final SheetTransaction transaction;

  SheetWriter(SheetTransaction transaction) {
    this.transaction = transaction;
  }

  SheetOutcome take(SheetProject project, boolean dryRun, Caller caller) {
    try {
      return SheetOutcome.of(transaction.take(project, dryRun, caller));
    } catch (RowsRefusedException e) {
      return rejected(e.faults().stream().flatMap(fault -> findings(project, fault)).toList());
    } catch (InvalidRequestException e) {
      return rejected(
          findings(project, new RowsRefusedException.Fault(project.rows().get(0), e.violations()))
              .toList());
    } catch (HttpProblem e) {
      SheetRow row = project.rows().get(0);
      return rejected(
          List.of(
              new Finding(
                  project.identifier(),
                  row.number(),
                  0,
                  project.kind().key(),
                  org.pamir.quality.Severity.ERROR,
                  SheetRule.ROW_REFUSED.id(),
                  null,
                  e.getDetail(),
                  SheetProject.REJECTED)));
    }
  }

  private static SheetOutcome rejected(List<Finding> findings) {
    return new SheetOutcome(Change.REJECTED, findings);
  }

  private static java.util.stream.Stream<Finding> findings(
      SheetProject project, RowsRefusedException.Fault fault) {
    return fault.violations().stream()
        .map(
            violation ->
                project.finding(
                    SheetRule.ROW_REFUSED,
                    fault.row(),
                    column(violation, fault.row()),
                    violation.message()));
  }

  /** The column that says what the violation is about: {@code sectors} for sectors[1].code. */
  private static String column(Violation violation, SheetRow row) {
    String field = violation.field();
    while (!row.cells().containsKey(field)) {
      int cut = Math.max(field.lastIndexOf('.'), field.lastIndexOf('['));
      if (cut < 0) {
        String whole = field;
        return row.cells().keySet().stream()
            .filter(name -> name.startsWith(whole + '.'))
            .findFirst()
            .orElse(whole);
      }
      field = field.substring(0, cut);
    }
    return field;
  }
}
