package org.pamir.organisation;

import java.util.List;
import java.util.Map;

/**
 * What a file says of an organisation.
 *
 * @param name by language, may be empty
 * @param type IATI OrganisationType, or null
 * @param aliases other refs of it, may be empty
 */
public record OrganisationReport(
    String ref, Map<String, String> name, String type, List<String> aliases) {}
