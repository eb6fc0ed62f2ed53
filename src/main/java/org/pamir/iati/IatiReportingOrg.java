package org.pamir.iati;

import java.util.Map;

/**
 * Who publishes the activity.
 *
 * @param ref organisation identifier, or null (with a finding)
 * @param type OrganisationType code, or null
 * @param secondaryReporter true when it reports on behalf of others; null when not said
 * @param narratives language → name
 */
public record IatiReportingOrg(
    String ref, String type, Boolean secondaryReporter, Map<String, String> narratives) {}
