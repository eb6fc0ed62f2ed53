package org.pamir.shared.retry;

import java.util.Map;

/**
 * The first answer to a request, or the claim of a request that is under way.
 *
 * @param fingerprint SHA-256 of what was asked; null of a claim
 * @param status HTTP status; null of a claim
 */
record KeptAnswer(byte[] fingerprint, Integer status, Map<String, String> headers, byte[] body) {

  boolean isClaim() {
    return status == null;
  }
}
