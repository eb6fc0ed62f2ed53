package org.pamir.project;

/**
 * A project is about to be seen by everybody, for the first time or again. An observer that finds
 * it unfit throws, and nothing is stored.
 *
 * @param id of the draft, with whose money it is judged; null where it is new
 * @param said what is about to be said of it
 * @param kept IATI elements that the register has no place for, as a JSON array, or null
 */
public record Publishing(Long id, ProjectRequest said, String kept) {}
