package org.pamir.organisation;

import java.util.List;
import java.util.Map;

/**
 * An organisation that a question found.
 *
 * @param likeness of what was asked to its name, 0 to 1; 1 where it is its ref or an alias
 */
public record FoundOrganisation(
    String ref,
    Map<String, String> name,
    String type,
    String country,
    List<String> aliases,
    double likeness) {}
