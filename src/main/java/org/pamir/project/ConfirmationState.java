package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What the country's focal point says of its participation. */
public enum ConfirmationState implements Word {
  @JsonProperty("unconfirmed")
  UNCONFIRMED,
  @JsonProperty("confirmed")
  CONFIRMED,
  @JsonProperty("declined")
  DECLINED
}
