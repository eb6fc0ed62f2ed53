package org.pamir.project;

import java.util.Collection;

/**
 * Fired within the transaction, after its rows are written: these projects, or the money in them,
 * are not what they were.
 *
 * @param ids of the projects
 */
public record ProjectsChanged(Collection<Long> ids) {}
