/** Corridors, river basins, joint programmes and theme windows: named sets of projects. */
package org.pamir.grouping;
