package org.pamir.change;

import java.time.Instant;
import java.util.List;

/**
 * What a revision did to one project.
 *
 * @param title of the project, in English where it has one
 * @param happened in words, a thing each, such as {@code commitment of EUR 1250000.00 created}
 */
record FeedEntry(
    long revision, Instant recordedAt, String identifier, String title, List<String> happened) {}
