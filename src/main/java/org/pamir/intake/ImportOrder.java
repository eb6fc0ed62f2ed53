package org.pamir.intake;

import java.util.UUID;
import org.pamir.shared.Caller;

/**
 * What was asked of an import.
 *
 * @param name what the file is called, or null
 * @param dryRun whether to report what would happen, and change nothing
 * @param caller who asked, for revisions
 */
public record ImportOrder(
    UUID id, String name, String mediaType, boolean dryRun, Missing missing, Caller caller) {}
