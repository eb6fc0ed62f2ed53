package org.pamir.iati;

import java.time.LocalDate;
import java.util.Map;

/**
 * A date in the life of the activity.
 *
 * @param line line in the file, from 1
 * @param type ActivityDateType code: 1 planned start, 2 actual start, 3 planned end, 4 actual end
 * @param date the date, null when it cannot be read (with a finding)
 * @param raw the date as published, or null
 * @param narratives language → remark
 */
public record IatiDate(
    int line, String type, LocalDate date, String raw, Map<String, String> narratives) {}
