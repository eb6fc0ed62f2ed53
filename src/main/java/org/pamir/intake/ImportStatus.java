package org.pamir.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** How far an import is. */
public enum ImportStatus implements Word {
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("done")
  DONE,
  @JsonProperty("failed")
  FAILED,
  @JsonProperty("cancelled")
  CANCELLED;

  /** Whether nothing more comes. */
  boolean isEnd() {
    return this != QUEUED && this != RUNNING;
  }
}
