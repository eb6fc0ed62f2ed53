/**
 * Retries that do no harm: the first answer to a POST with an Idempotency-Key is kept, and given
 * again.
 */
package org.pamir.shared.retry;
