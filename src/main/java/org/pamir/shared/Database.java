package org.pamir.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * Jdbi over the same pool that Hibernate uses: inside a transaction both hold one connection, so
 * SQL sees what has been flushed. What a request only reads may come from a standby.
 */
class Database {

  @Produces
  @ApplicationScoped
  Jdbi jdbi(Reads reads) {
    Jdbi jdbi = Jdbi.create(reads::open);
    // A statement is told of without its values, which may be names or keys.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi.registerArrayType(LocalDate.class, "date")
        .registerArrayType(BigDecimal.class, "numeric")
        .registerArrayType(UUID.class, "uuid");
  }
}
