package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What the planner knows of tables, kept up with an import. PostgreSQL looks after that itself, but
 * once a minute unless told otherwise; until then it takes tables that have grown a thousandfold
 * for as small as they were, and loops over them.
 */
@ApplicationScoped
class TableStatistics {
  private final Jdbi jdbi;

  TableStatistics(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Analyses the tables in which as many rows have changed as they had when that was last done: a
   * handful of times in the life of a table, however large it gets. One that is being analysed is
   * left alone.
   */
  void refresh() {
    jdbi.useHandle(
        handle -> {
          List<String> statements =
              handle
                  .createQuery(
                      """
                      select format('analyze (skip_locked) %I.%I', t.schemaname, t.relname)
                      from pg_stat_user_tables t join pg_class c on c.oid = t.relid
                      where t.schemaname = current_schema() and pg_has_role(c.relowner, 'usage')
                        and t.n_mod_since_analyze > 500 + greatest(c.reltuples, 0)
                      order by t.relname
                      """)
                  .mapTo(String.class)
                  .list();
          statements.forEach(handle::execute);
        });
  }
}
