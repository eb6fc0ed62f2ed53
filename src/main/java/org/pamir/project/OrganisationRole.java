package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What an organisation does in a project (IATI OrganisationRole). */
public enum OrganisationRole implements Word {
  @JsonProperty("funding")
  FUNDING("1"),
  @JsonProperty("accountable")
  ACCOUNTABLE("2"),
  @JsonProperty("extending")
  EXTENDING("3"),
  @JsonProperty("implementing")
  IMPLEMENTING("4");

  private final String code;

  OrganisationRole(String code) {
    this.code = code;
  }

  /** The IATI code. */
  public String code() {
    return code;
  }

  /** The constant with this IATI code, or null where there is none. */
  public static OrganisationRole ofCode(String code) {
    for (OrganisationRole constant : values()) {
      if (constant.code.equals(code)) {
        return constant;
      }
    }
    return null;
  }
}
