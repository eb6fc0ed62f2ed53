package org.pamir.shared;

/** Whether a caller that was let in once is still let in: its key may have been revoked since. */
public interface CallerStanding {

  boolean holds(Caller caller);
}
