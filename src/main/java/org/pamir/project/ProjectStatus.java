package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** Where a project stands (IATI ActivityStatus). */
public enum ProjectStatus implements Word {
  @JsonProperty("pipeline")
  PIPELINE("1"),
  @JsonProperty("implementation")
  IMPLEMENTATION("2"),
  @JsonProperty("finalisation")
  FINALISATION("3"),
  @JsonProperty("closed")
  CLOSED("4"),
  @JsonProperty("cancelled")
  CANCELLED("5"),
  @JsonProperty("suspended")
  SUSPENDED("6");

  private final String code;

  ProjectStatus(String code) {
    this.code = code;
  }

  /** The IATI code. */
  public String code() {
    return code;
  }

  /** The constant with this IATI code, or null where there is none. */
  public static ProjectStatus ofCode(String code) {
    for (ProjectStatus constant : values()) {
      if (constant.code.equals(code)) {
        return constant;
      }
    }
    return null;
  }
}
