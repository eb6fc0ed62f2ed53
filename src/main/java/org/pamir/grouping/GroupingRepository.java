package org.pamir.grouping;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class GroupingRepository implements PanacheRepositoryBase<Grouping, Long> {

  Optional<Grouping> findByCode(String code) {
    return find("code", code).firstResultOptional();
  }

  /** The grouping, which no one else changes until the transaction ends. */
  Optional<Grouping> lockByCode(String code) {
    return find("code", code).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }
}
