package org.pamir.shared;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads the register as of an earlier revision: from {@link #enter} to {@link #leave}, or to the
 * end of the transaction, the names of tables mean their rows of then (the schema {@code past}).
 */
public final class Past {

  private Past() {}

  /** From here on, this transaction's questions are about the register as of a revision. */
  public static void enter(Handle handle, long revision) {
    set(handle, "past, public", Long.toString(revision));
    // The same text would share its prepared plan with the present, and be planned anew at each
    // change between the two.
    handle
        .getConfig(SqlStatements.class)
        .setTemplateEngine((String sql, StatementContext context) -> "/* past */ " + sql);
  }

  /** Back to the present. */
  public static void leave(Handle handle) {
    handle
        .getConfig(SqlStatements.class)
        .setTemplateEngine((String sql, StatementContext context) -> sql);
    set(handle, "public", "");
  }

  private static void set(Handle handle, String path, String revision) {
    handle
        .createQuery(
            "select set_config('search_path', :path, true) as path, set_config('pamir.as_of', :revision, true) as revision")
        .bind("path", path)
        .bind("revision", revision)
        .mapToMap()
        .one();
  }
}
