package org.pamir.likeness;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What is thought of two projects that may be one: by the register, or by hub staff. */
public enum LookAlikeState implements Word {
  @JsonProperty("proposed")
  PROPOSED,
  @JsonProperty("linked")
  LINKED,
  @JsonProperty("dismissed")
  DISMISSED
}
