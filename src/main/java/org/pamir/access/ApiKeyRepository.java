package org.pamir.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, UUID> {

  Optional<ApiKey> findByHash(byte[] hash) {
    return find("hash", hash).firstResultOptional();
  }
}
