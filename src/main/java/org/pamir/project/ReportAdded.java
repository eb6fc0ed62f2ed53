package org.pamir.project;

import java.util.UUID;

/**
 * Fired within the transaction, after its row is written: a project reports one amount more, and is
 * otherwise what it was. {@link ProjectsChanged} is not fired for it.
 *
 * @param project id of the project
 * @param report id of the commitment or disbursement
 */
public record ReportAdded(long project, UUID report) {}
