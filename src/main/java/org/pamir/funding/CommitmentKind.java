package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** How binding a promise of money is. */
public enum CommitmentKind implements Word {
  @JsonProperty("pledge")
  PLEDGE,
  @JsonProperty("commitment")
  COMMITMENT,
  @JsonProperty("guarantee")
  GUARANTEE
}
