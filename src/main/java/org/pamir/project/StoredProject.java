package org.pamir.project;

import org.pamir.shared.http.Written;

/**
 * A project as a write left it.
 *
 * @param document its JSON, served as it stands
 * @param created whether this write registered it
 */
public record StoredProject(
    String identifier, String document, int version, long revision, boolean created)
    implements Written {

  static StoredProject of(Project project, boolean created) {
    return new StoredProject(
        project.identifier(), project.document(), project.version(), project.revision(), created);
  }

  @Override
  public String key() {
    return identifier;
  }

  @Override
  public Object body() {
    return document;
  }
}
