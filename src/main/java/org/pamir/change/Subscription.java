package org.pamir.change;

import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;

/**
 * What somebody wants to be told from now on, in the words it was asked in: what they mean is found
 * out whenever something is read, as an organisation may be registered, or merged, in between.
 *
 * @param things kinds of thing, comma-separated; null for all
 * @param states whether it gets things as the revisions left them
 */
public record Subscription(ProjectFilter filter, String things, boolean states, Caller caller) {}
