package org.pamir.project;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A kind of row that belongs to projects, whose changes others follow: what the feed of changes
 * asks of each. Its table has a history, a column {@code id} and a column {@code project_id}, and
 * the indexes that {@code follow_history} makes.
 */
public interface FollowedPart {

  /** What one is called, such as {@code commitment}. */
  String thing();

  /** The name of the table. */
  String table();

  /** The segment of the address between its project and its id. */
  String path();

  /** All that these projects have, as the handle's moment shows them. */
  List<Part> ofProjects(Handle handle, Collection<Long> projects);

  /** Those with these ids, as the handle's moment shows them. */
  List<Part> ofIds(Handle handle, Collection<String> ids);

  /**
   * One of them.
   *
   * @param project id of its project
   * @param view what a reader of it gets
   */
  record Part(long project, String id, Object view) {}
}
