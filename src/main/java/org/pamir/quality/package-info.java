/**
 * Whether what is said of a project keeps the rules of the standard: the official ruleset, the code
 * lists, and what the register adds. All rules are stated once, over a neutral tree of {@link
 * org.pamir.quality.Element}s, which an import builds from the file's elements and the register
 * from a project's document and money.
 */
package org.pamir.quality;
