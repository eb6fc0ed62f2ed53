package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What an organisation says to a report that another made of it. */
public enum AnswerState implements Word {
  @JsonProperty("accepted")
  ACCEPTED,
  @JsonProperty("disputed")
  DISPUTED
}
