package org.pamir.project;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Something that belongs to projects and can be embedded in them by {@code include=}. */
public interface ProjectInclude {

  /** The word in the parameter and the name of the embedded member. */
  String name();

  /**
   * What belongs to each of these projects as it is shown, by project id; projects without any may
   * be missing.
   */
  Map<Long, List<Object>> of(Collection<Long> projectIds);
}
