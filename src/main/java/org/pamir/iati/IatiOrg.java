package org.pamir.iati;

import java.util.Map;

/**
 * Provider or receiver of a transaction or planned disbursement.
 *
 * @param ref organisation identifier, or null
 * @param type OrganisationType code, or null
 * @param activityId its own identifier of the activity, or null
 * @param narratives language → name
 */
public record IatiOrg(String ref, String type, String activityId, Map<String, String> narratives) {}
