package org.pamir.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What a search finds, and what it suggests. */
public enum Kind implements Word {
  @JsonProperty("project")
  PROJECT,
  @JsonProperty("organisation")
  ORGANISATION,
  @JsonProperty("country")
  COUNTRY,
  @JsonProperty("goal")
  GOAL,
  @JsonProperty("theme")
  THEME
}
