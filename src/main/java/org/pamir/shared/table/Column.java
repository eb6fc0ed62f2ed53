package org.pamir.shared.table;

/**
 * A column of a table.
 *
 * @param name path of the member in the JSON: {@code value.amount}
 * @param type what its cells hold, where the document tells; a cell may hold something else
 */
record Column(String name, CellType type) {}
