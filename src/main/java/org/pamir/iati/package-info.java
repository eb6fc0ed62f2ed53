/**
 * Exchange in the IATI standard (activity files 2.01 to 2.03, and 1.0x by {@link
 * org.pamir.iati.LegacyRules}). {@link org.pamir.iati.IatiReader} turns a file into neutral,
 * immutable records, one activity at a time; it knows neither the database nor HTTP.
 */
package org.pamir.iati;
