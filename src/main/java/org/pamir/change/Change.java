package org.pamir.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one revision did to one thing, as a follower sees it.
 *
 * @param recordedAt when the revision was made
 * @param by the caller that made it
 * @param source api, import, demo or reference
 * @param thing project, commitment, disbursement, budget, planned-disbursement, organisation,
 *     grouping or exchange-rate
 * @param id with the thing, what it is known by: a project's identifier, an organisation's ref, a
 *     grouping's code, EUR/2026-03-31 of a rate, else a UUID
 * @param project identifier of the project that it is, or belongs to; null of other things
 * @param action what became of it for this follower: created also where it has come into its
 *     filter, deleted also where it has left it
 * @param href its address, or that of what it belongs to
 * @param state the thing as the revision left it; null of what is deleted, and where it is not
 *     asked for
 */
@Schema(name = "Change")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    @Schema(examples = "8123") long revision,
    Instant recordedAt,
    String by,
    @Schema(examples = "api") String source,
    @Schema(examples = "commitment") String thing,
    String id,
    @Schema(examples = "XM-DAC-41114-SYRDARYA-1") String project,
    @Schema(examples = "created") String action,
    String href,
    @Schema(description = "The thing as the revision left it, as a GET of it answers")
        Object state) {

  static final String CREATED = "created";
  static final String CHANGED = "changed";
  static final String DELETED = "deleted";
}
