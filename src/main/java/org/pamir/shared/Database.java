package org.pamir.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Jdbi over the same pool that Hibernate uses: inside a transaction both hold one connection, so
 * SQL sees what has been flushed.
 */
class Database {

  @Produces
  @ApplicationScoped
  Jdbi jdbi(DataSource dataSource) {
    return Jdbi.create(dataSource)
        .registerArrayType(LocalDate.class, "date")
        .registerArrayType(BigDecimal.class, "numeric")
        .registerArrayType(UUID.class, "uuid");
  }
}
