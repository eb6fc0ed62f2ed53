package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** Whether a budget is an intention or decided (IATI BudgetStatus 1, 2). */
public enum BudgetStatus implements Word {
  @JsonProperty("indicative")
  INDICATIVE,
  @JsonProperty("committed")
  COMMITTED
}
