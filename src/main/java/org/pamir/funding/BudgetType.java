package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** A budget as first set, or as revised in its place (IATI BudgetType 1, 2). */
public enum BudgetType implements Word {
  @JsonProperty("original")
  ORIGINAL,
  @JsonProperty("revised")
  REVISED
}
