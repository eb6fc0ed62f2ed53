package org.pamir.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a file held, and what became of it.
 *
 * @param activities in the file and now in the register: created, updated and unchanged
 * @param rejected activities that were not taken
 * @param transactions in the file and now in the register
 * @param rejectedTransactions that were not taken, those of rejected activities among them
 * @param lacking projects that the last file of this name had and this one lacks
 * @param withdrawn those of them that were withdrawn
 */
public record ImportCounts(
    @Schema(description = "In the file and now in the register", examples = "521") int activities,
    int created,
    int updated,
    @Schema(description = "Said before already, or older than what the register has") int unchanged,
    @Schema(description = "Activities that were not taken; a finding says why") int rejected,
    @Schema(description = "In the file and now in the register", examples = "4928")
        int transactions,
    @Schema(description = "Transactions that were not taken; a finding says why")
        int rejectedTransactions,
    @Schema(description = "Projects that the last file of this name had and this one lacks")
        int lacking,
    @Schema(description = "Those of them that were withdrawn, as `missing=withdraw` asks")
        int withdrawn,
    int findings) {}
