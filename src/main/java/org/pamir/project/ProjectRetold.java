package org.pamir.project;

/**
 * Fired within the transaction, after its rows are written: a project is told of otherwise, in
 * nothing that its money is counted by. {@link ProjectsChanged} is not fired for it.
 *
 * @param id of the project
 */
public record ProjectRetold(long id) {}
