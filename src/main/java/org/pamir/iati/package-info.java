/**
 * Exchange in the IATI standard (activity files 2.01, 2.02 and 2.03). {@link
 * org.pamir.iati.IatiReader} turns a file into neutral, immutable records, one activity at a time;
 * it knows neither the database nor HTTP.
 */
package org.pamir.iati;
