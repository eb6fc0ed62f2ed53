package org.pamir.shared;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Several statements that read the register as it is at one moment. */
public final class Snapshot {

  private Snapshot() {}

  /**
   * Reads in one transaction that sees nothing of what is committed meanwhile (PostgreSQL's {@code
   * REPEATABLE READ}).
   *
   * <p>Its isolation is said by a statement of its own, and ends with it. Jdbi's way by way of JDBC
   * sets that of the session, asks the database what it was, and sets it back: nine calls, where
   * most of what is read here takes three.
   */
  public static <T, X extends Exception> T read(Jdbi jdbi, HandleCallback<T, X> work) throws X {
    return jdbi.inTransaction(handle -> read(handle, work));
  }

  private static <T, X extends Exception> T read(Handle handle, HandleCallback<T, X> work)
      throws X {
    handle.execute("set transaction isolation level repeatable read");
    return work.withHandle(handle);
  }
}
