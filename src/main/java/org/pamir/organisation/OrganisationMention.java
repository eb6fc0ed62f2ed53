package org.pamir.organisation;

import java.util.Map;

/**
 * An organisation as a project or a commitment names it.
 *
 * @param ref IATI organisation identifier
 * @param name by language, or null
 * @param type IATI OrganisationType, or null
 */
public record OrganisationMention(String ref, Map<String, String> name, String type) {}
