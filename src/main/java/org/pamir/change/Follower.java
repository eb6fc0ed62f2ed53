package org.pamir.change;

import java.util.Set;
import org.pamir.project.ProjectRights;
import org.pamir.shared.paging.Criteria;

/**
 * What a follower asks for and may see.
 *
 * @param projects which of {@code project p}
 * @param organisations which of {@code organisation o}
 * @param rights whose drafts it sees
 * @param things the kinds of thing it is told of
 * @param figures whether projects come and go for it by what is not written to them: by groupings
 *     and rates
 * @param states whether it gets things as the revisions left them
 */
public record Follower(
    Criteria projects,
    Criteria organisations,
    ProjectRights rights,
    Set<String> things,
    boolean figures,
    boolean states) {

  boolean follows(String thing) {
    return things.contains(thing);
  }
}
