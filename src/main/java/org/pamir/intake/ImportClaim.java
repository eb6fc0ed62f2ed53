package org.pamir.intake;

import java.util.UUID;

/**
 * An import in the hands of a worker.
 *
 * @param worker a number of its own for each time it is taken
 * @param done activities done by workers before this one
 * @param attempts workers that took it since it last made progress, this one among them
 */
record ImportClaim(ImportOrder order, UUID worker, int done, int attempts) {
  UUID id() {
    return order.id();
  }
}
