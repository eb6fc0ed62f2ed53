package org.pamir.shared.http;

/**
 * Something with a version of its own.
 *
 * <p>Its entity tag is {@code version-revision}; both members are in the body, so a caller behind a
 * proxy that weakens ETags can still say what it has seen. The revision keeps a thing that was
 * deleted and made anew apart from the first.
 */
public interface Versioned {

  int version();

  long revision();

  default String tag() {
    return version() + "-" + revision();
  }
}
