/**
 * What words mean to a search, whatever language and script they are in: keys that spellings share,
 * neighbours of misspelt words, names of countries and goals, organisations by name.
 */
package org.pamir.words;
