/**
 * Organisations and projects that may be the same: found in the background, proposed with reasons,
 * decided by hub staff.
 */
package org.pamir.likeness;
