package org.pamir.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class CommitmentRepository implements PanacheRepositoryBase<Commitment, UUID> {}
