package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What the reporting organisation says of a country's participation. */
public enum ParticipationStatus implements Word {
  @JsonProperty("proposed")
  PROPOSED,
  @JsonProperty("negotiating")
  NEGOTIATING,
  @JsonProperty("agreed")
  AGREED,
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("suspended")
  SUSPENDED,
  @JsonProperty("withdrawn")
  WITHDRAWN,
  @JsonProperty("completed")
  COMPLETED;

  /** What is taken of a country where only the project's own status is known. */
  public static ParticipationStatus impliedBy(ProjectStatus project) {
    return switch (project) {
      case PIPELINE -> PROPOSED;
      case IMPLEMENTATION, FINALISATION -> ACTIVE;
      case CLOSED -> COMPLETED;
      case CANCELLED -> WITHDRAWN;
      case SUSPENDED -> SUSPENDED;
    };
  }
}
