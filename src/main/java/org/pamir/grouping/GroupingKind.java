package org.pamir.grouping;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What holds the projects of a grouping together. */
public enum GroupingKind implements Word {
  @JsonProperty("corridor")
  CORRIDOR,
  @JsonProperty("river-basin")
  RIVER_BASIN,
  @JsonProperty("joint-programme")
  JOINT_PROGRAMME,
  @JsonProperty("theme-window")
  THEME_WINDOW
}
