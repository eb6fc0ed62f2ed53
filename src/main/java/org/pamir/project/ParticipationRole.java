package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What part a country has in a project. */
public enum ParticipationRole implements Word {
  @JsonProperty("lead")
  LEAD,
  @JsonProperty("participant")
  PARTICIPANT,
  @JsonProperty("beneficiary")
  BENEFICIARY,
  @JsonProperty("observer")
  OBSERVER
}
