package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** Whether the reporting activity gives or gets. */
public enum Direction implements Word {
  @JsonProperty("outgoing")
  OUTGOING,
  @JsonProperty("incoming")
  INCOMING
}
