package org.pamir.statistics;

/**
 * What an answer is kept under.
 *
 * @param revision the one that it shows
 * @param path with its query
 * @param sight what its caller may see
 */
record AnsweredQuestion(long revision, String path, String sight) {}
