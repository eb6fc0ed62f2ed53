package org.pamir.organisation;

import java.util.Set;
import org.pamir.shared.Revisions.Revision;

/**
 * Fired within the transaction: what was one organisation's is another's from this revision on. Who
 * keeps ids of organisations follows, before the transaction ends.
 *
 * @param from its id, of an organisation that may be gone
 * @param whole whether everything of it moves; else what is reported under these refs
 */
public record OrganisationMoved(
    long from, long to, Set<String> refs, boolean whole, Revision revision) {

  public String[] refArray() {
    return refs.toArray(String[]::new);
  }
}
