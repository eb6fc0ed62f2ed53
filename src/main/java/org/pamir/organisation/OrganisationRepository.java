package org.pamir.organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class OrganisationRepository implements PanacheRepositoryBase<Organisation, Long> {

  Optional<Organisation> findByRef(String ref) {
    return find("ref", ref).firstResultOptional();
  }

  Optional<Organisation> lockByRef(String ref) {
    return find("ref", ref).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }
}
