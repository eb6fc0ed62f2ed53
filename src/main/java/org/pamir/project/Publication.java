package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/**
 * Who sees a project: its organisation alone, everybody, or everybody as something that has gone.
 */
public enum Publication implements Word {
  @JsonProperty("draft")
  DRAFT,
  @JsonProperty("published")
  PUBLISHED,
  @JsonProperty("withdrawn")
  WITHDRAWN
}
