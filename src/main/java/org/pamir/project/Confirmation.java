package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What a country's focal point says of its participation.
 *
 * @param by the caller that said it
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Confirmation(
    ConfirmationState state, String by, Instant at, String reason, String agreementRef) {

  static final Confirmation NONE =
      new Confirmation(ConfirmationState.UNCONFIRMED, null, null, null, null);
}
