package org.pamir.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What kind of value an indicator has (IATI IndicatorMeasure). */
public enum Measure implements Word {
  @JsonProperty("unit")
  UNIT("1"),
  @JsonProperty("percentage")
  PERCENTAGE("2"),
  @JsonProperty("nominal")
  NOMINAL("3"),
  @JsonProperty("ordinal")
  ORDINAL("4"),
  @JsonProperty("qualitative")
  QUALITATIVE("5");

  private final String code;

  Measure(String code) {
    this.code = code;
  }

  /** The IATI code. */
  public String code() {
    return code;
  }

  /** Whether its values are numbers that can be added up, or be shares of something. */
  public boolean isCounted() {
    return this == UNIT || this == PERCENTAGE;
  }

  /** The constant with this IATI code, or null where there is none. */
  public static Measure ofCode(String code) {
    for (Measure constant : values()) {
      if (constant.code.equals(code)) {
        return constant;
      }
    }
    return null;
  }
}
