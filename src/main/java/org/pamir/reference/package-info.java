/**
 * Reference data: codelists, countries, Sustainable Development Goals, themes and exchange rates,
 * read from the compact files under {@code /reference} on the class path. Their origins and
 * licences are in the README beside them.
 */
package org.pamir.reference;
