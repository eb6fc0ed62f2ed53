package org.pamir.shared;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name what revisions record of the caller, for example {@code key:pamir_a1b2}
 * @param organisation ref of the organisation the caller writes for, or null
 * @param country ISO code of the country the caller speaks for, or null
 * @param roles of {@link #HUB_ADMIN}, {@link #EDITOR}, {@link #FOCAL_POINT}
 */
public record Caller(String name, String organisation, String country, Set<String> roles) {

  public static final String HUB_ADMIN = "hub-admin";
  public static final String EDITOR = "editor";
  public static final String FOCAL_POINT = "focal-point";

  /** A reader without a key. */
  public static final Caller ANONYMOUS = new Caller("anonymous", null, null, Set.of());

  /** The register itself, when it fills in its own reference or demonstration data. */
  public static final Caller REGISTER = new Caller("register", null, null, Set.of(HUB_ADMIN));

  public boolean isHubAdmin() {
    return roles.contains(HUB_ADMIN);
  }

  /** Writes for its organisation. */
  public boolean isEditor() {
    return roles.contains(EDITOR) && organisation != null;
  }

  /** Speaks for this country. */
  public boolean isFocalPointOf(String code) {
    return roles.contains(FOCAL_POINT) && code.equals(country);
  }

  /**
   * What the caller sees, in a word: callers with the same word get the same answers to the same
   * question.
   */
  public String sight() {
    return isHubAdmin() ? "all" : organisation == null ? "public" : "own " + organisation;
  }
}
