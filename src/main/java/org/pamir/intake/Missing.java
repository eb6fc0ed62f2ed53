package org.pamir.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What to do with projects that the last file of the same name had and this one lacks. */
public enum Missing implements Word {
  @JsonProperty("report")
  REPORT,
  @JsonProperty("withdraw")
  WITHDRAW
}
