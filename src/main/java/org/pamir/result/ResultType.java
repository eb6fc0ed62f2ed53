package org.pamir.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** How far a result is from the work itself (IATI ResultType). */
public enum ResultType implements Word {
  @JsonProperty("output")
  OUTPUT("1"),
  @JsonProperty("outcome")
  OUTCOME("2"),
  @JsonProperty("impact")
  IMPACT("3"),
  @JsonProperty("other")
  OTHER("9");

  private final String code;

  ResultType(String code) {
    this.code = code;
  }

  /** The IATI code. */
  public String code() {
    return code;
  }

  /** The constant with this IATI code, or null where there is none. */
  public static ResultType ofCode(String code) {
    for (ResultType constant : values()) {
      if (constant.code.equals(code)) {
        return constant;
      }
    }
    return null;
  }
}
