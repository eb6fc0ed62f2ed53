package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the words that projects are found by, in the transaction that writes their documents and
 * parts. Words that are as they were stay as they are.
 */
@ApplicationScoped
class ProjectWords {

  private static final String WRITE =
      """
      with written as (
        insert into project_search (project_id, title, words)
        select project_id, title, words from project_words(%s)
        on conflict (project_id) do update
          set title = excluded.title, words = excluded.words, revision = excluded.revision
          where (project_search.title, project_search.words) is distinct from (excluded.title, excluded.words)
        returning title)
      select 1 from (select add_search_words(array_agg(title)) from written) noted
      """;

  /** How many there are is known without their ids: the plan of one can be kept. */
  private static final String WRITE_ONE = WRITE.formatted("array[cast(:id as bigint)]");

  private static final String WRITE_MANY = WRITE.formatted(":ids");

  void write(Handle handle, long project) {
    handle.createQuery(WRITE_ONE).bind("id", project).mapTo(Integer.class).one();
  }

  void write(Handle handle, Collection<Long> projects) {
    handle
        .createQuery(WRITE_MANY)
        .bind("ids", projects.toArray(Long[]::new))
        .mapTo(Integer.class)
        .one();
  }
}
