package org.pamir.intake;

/** Another worker holds the import; what this one was about to write must not be committed. */
class ClaimLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClaimLostException() {
    super("Another worker holds the import");
  }
}
