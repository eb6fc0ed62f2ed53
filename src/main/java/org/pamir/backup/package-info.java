/**
 * A register in a file and back again, by the command line: {@code backup FILE}, {@code restore
 * FILE}. Knows tables, and nothing of what is in them.
 */
package org.pamir.backup;
