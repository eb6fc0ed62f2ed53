package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;
import org.pamir.shared.Word;

/** What the country's focal point says of its participation. */
public enum ConfirmationState implements Word {
  @JsonProperty("unconfirmed")
  UNCONFIRMED,
  @JsonProperty("confirmed")
  CONFIRMED,
  @JsonProperty("declined")
  DECLINED,
  /** Confirmed before, and not for the time being. */
  @JsonProperty("suspended")
  SUSPENDED;

  /** What a country may say next; to say the same again gives another reason or agreement. */
  public Set<ConfirmationState> next() {
    return switch (this) {
      case UNCONFIRMED, DECLINED -> EnumSet.of(CONFIRMED, DECLINED);
      case CONFIRMED, SUSPENDED -> EnumSet.of(CONFIRMED, DECLINED, SUSPENDED);
    };
  }
}
