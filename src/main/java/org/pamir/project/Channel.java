package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** Through whom a project works in a country; it makes no claim about recognition. */
public enum Channel implements Word {
  @JsonProperty("government")
  GOVERNMENT,
  @JsonProperty("un")
  UN,
  @JsonProperty("ngo")
  NGO,
  @JsonProperty("private")
  PRIVATE,
  @JsonProperty("other")
  OTHER
}
