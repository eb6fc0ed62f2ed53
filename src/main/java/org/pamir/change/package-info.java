/**
 * What happened to things of the register: who changed what, and when; and the feed that others
 * live on.
 *
 * <p>A kind of row that belongs to projects joins the feed in two steps. Its migration gives the
 * table {@code revision}, its {@code _history} and {@code make_past_view}, an index on {@code
 * revision}, and {@code perform follow_history('name')}; every statement that changes a row sets
 * its {@code revision}. A bean that implements {@link org.pamir.project.FollowedPart} says what it
 * is called and how it is read. A thing of its own, which belongs to no project, is added to {@link
 * org.pamir.change.WrittenQueries} and {@link org.pamir.change.RevisionChanges}. What can bring a
 * project into a filter without a write to it has to be noted in {@code figure_change}.
 */
package org.pamir.change;
