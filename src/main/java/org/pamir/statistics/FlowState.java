package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** Who reported a flow, and whether both said the same. */
public enum FlowState implements Word {
  @JsonProperty("matched")
  MATCHED,
  @JsonProperty("disputed")
  DISPUTED,
  @JsonProperty("provider-only")
  PROVIDER_ONLY,
  @JsonProperty("receiver-only")
  RECEIVER_ONLY
}
