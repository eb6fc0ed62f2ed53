package org.pamir.iati;

import java.util.Map;

/**
 * An organisation that takes part.
 *
 * @param line line in the file, from 1
 * @param ref organisation identifier, or null
 * @param role OrganisationRole code: 1 funding, 2 accountable, 3 extending, 4 implementing; null
 *     with a finding
 * @param type OrganisationType code, or null
 * @param activityId its own identifier of the activity, or null
 * @param crsChannelCode CRS channel code (2.03), or null
 * @param narratives language → name
 */
public record IatiParticipatingOrg(
    int line,
    String ref,
    String role,
    String type,
    String activityId,
    String crsChannelCode,
    Map<String, String> narratives) {}
