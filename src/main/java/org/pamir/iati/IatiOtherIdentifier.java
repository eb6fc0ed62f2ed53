package org.pamir.iati;

import java.util.Map;

/**
 * Another identifier of the activity.
 *
 * @param line line in the file, from 1
 * @param ref the identifier, or null (with a finding)
 * @param type OtherIdentifierType code (A1 … B1 …), or null
 * @param ownerRef organisation identifier of the owner, or null
 * @param owner language → the owner's name
 */
public record IatiOtherIdentifier(
    int line, String ref, String type, String ownerRef, Map<String, String> owner) {}
