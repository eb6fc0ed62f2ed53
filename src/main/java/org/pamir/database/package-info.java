/**
 * The embedded PostgreSQL: its folder, its settings, its start and its end. Knows nothing of the
 * register in it.
 */
package org.pamir.database;
