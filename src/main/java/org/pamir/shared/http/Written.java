package org.pamir.shared.http;

/** What a write left behind, ready to be answered. */
public interface Written extends Versioned {

  /** The key in the address of the thing. */
  String key();

  /** The answer's body: JSON text, or a view. */
  Object body();

  /** Whether this write made it. */
  boolean created();
}
