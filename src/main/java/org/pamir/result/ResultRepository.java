package org.pamir.result;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ResultRepository implements PanacheRepositoryBase<Result, UUID> {}
