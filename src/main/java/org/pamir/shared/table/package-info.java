/**
 * Lists and statistics as tables: CSV (RFC 4180) and XLSX. One mechanism serves them all: the
 * columns come from the type that an operation documents, the rows from the items that its JSON
 * has.
 */
package org.pamir.shared.table;
