/** Pamir: the register of cross-border development projects. */
package org.pamir;
