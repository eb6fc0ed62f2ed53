package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** How another project is related (IATI RelatedActivityType). */
public enum RelationType implements Word {
  @JsonProperty("parent")
  PARENT("1"),
  @JsonProperty("child")
  CHILD("2"),
  @JsonProperty("sibling")
  SIBLING("3"),
  @JsonProperty("co-funded")
  CO_FUNDED("4"),
  @JsonProperty("third-party")
  THIRD_PARTY("5");

  private final String code;

  RelationType(String code) {
    this.code = code;
  }

  /** The IATI code. */
  public String code() {
    return code;
  }

  /** The constant with this IATI code, or null where there is none. */
  public static RelationType ofCode(String code) {
    for (RelationType constant : values()) {
      if (constant.code.equals(code)) {
        return constant;
      }
    }
    return null;
  }
}
