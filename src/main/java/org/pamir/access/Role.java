package org.pamir.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Caller;
import org.pamir.shared.Word;

/** What a caller may be. */
public enum Role implements Word {
  /** Writes its own organisation's projects. */
  @JsonProperty(Caller.EDITOR)
  EDITOR,
  /** Speaks for its country. */
  @JsonProperty(Caller.FOCAL_POINT)
  FOCAL_POINT,
  /** Keeps the register: keys, groupings, rates, everybody's projects. */
  @JsonProperty(Caller.HUB_ADMIN)
  HUB_ADMIN
}
