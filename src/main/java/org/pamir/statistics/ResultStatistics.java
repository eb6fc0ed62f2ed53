package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Revisions;
import org.pamir.shared.Snapshot;
import org.pamir.shared.paging.Criteria;

/** Adds up what projects aimed at and reached, as far as it can be added up. */
@ApplicationScoped
class ResultStatistics {

  private final ResultQueries queries;
  private final Jdbi jdbi;

  ResultStatistics(ResultQueries queries, Jdbi jdbi) {
    this.queries = queries;
    this.jdbi = jdbi;
  }

  /**
   * @param projects conditions over {@code project p}
   */
  ResultAnswer answer(Criteria projects, ResultQuestion question) {
    return Snapshot.read(jdbi, handle -> answer(handle, projects, question));
  }

  private ResultAnswer answer(Handle handle, Criteria projects, ResultQuestion question) {
    long revision = Revisions.newest(handle);
    ResultReading reading = new ResultReading(question);
    queries.read(handle, projects, reading);
    List<ResultEntry> entries = reading.entries();
    Set<Long> parents =
        entries.stream()
            .filter(entry -> entry.includesChildren)
            .map(entry -> entry.project)
            .collect(Collectors.toSet());
    ResultChildren children = new ResultChildren(queries.children(handle, parents), reading);
    children.takeOut(entries);
    ResultCells cells = new ResultCells(question);
    entries.forEach(cells::add);
    return new ResultAnswer(
        question.words(),
        question.dimension(),
        cells.rows(),
        reading.leftOut(),
        children.warnings(),
        revision);
  }
}
