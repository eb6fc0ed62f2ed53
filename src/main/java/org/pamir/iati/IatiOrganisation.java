package org.pamir.iati;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.pamir.intake.Finding;

/**
 * An organisation of an organisation file.
 *
 * @param line of its start tag, from 1
 * @param identifier its organisation identifier, or null
 * @param others further identifiers the file gives it, as version 1 had them
 * @param name by language
 * @param type IATI OrganisationType as published, or null
 * @param lastUpdated when it says it was last changed, or null
 * @param aside elements that are read over, and how many there are of each
 */
record IatiOrganisation(
    int line,
    String identifier,
    List<String> others,
    Map<String, String> name,
    String type,
    Instant lastUpdated,
    Map<String, Integer> aside,
    List<Finding> findings) {}
