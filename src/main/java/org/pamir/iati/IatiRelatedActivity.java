package org.pamir.iati;

/**
 * Another activity.
 *
 * @param line line in the file, from 1
 * @param ref its identifier, or null (with a finding)
 * @param type RelatedActivityType code: 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party;
 *     null when left out
 */
public record IatiRelatedActivity(int line, String ref, String type) {}
