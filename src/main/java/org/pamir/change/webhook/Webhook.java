package org.pamir.change.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pamir.change.ChangePosition;
import org.pamir.project.ProjectFilter;

/**
 * A webhook as it is kept.
 *
 * @param organisation ref of the organisation whose it is; null of a hub-admin's
 * @param things kinds of thing, or null for all
 * @param events words such as commitment.created, or null for all
 * @param former the secret before this one, or null
 * @param formerUntil until when messages are signed with it too
 * @param fault why the register stopped telling it, or null
 * @param at how far the changes were taken for it
 */
record Webhook(
    UUID id,
    String organisation,
    String url,
    String description,
    ProjectFilter filter,
    List<String> things,
    List<String> events,
    String secret,
    String former,
    Instant formerUntil,
    boolean active,
    String fault,
    ChangePosition at,
    int version,
    String createdBy,
    Instant createdAt,
    Instant updatedAt) {

  String tag() {
    return Integer.toString(version);
  }
}
