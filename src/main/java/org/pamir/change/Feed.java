package org.pamir.change;

import java.util.List;

/**
 * Changes that people read.
 *
 * @param of what they are of, in words
 * @param entries the newest first
 */
record Feed(String of, List<FeedEntry> entries) {}
