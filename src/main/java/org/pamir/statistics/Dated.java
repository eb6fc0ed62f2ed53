package org.pamir.statistics;

/** An answer that knows which revision of the register it shows. */
interface Dated {

  long revision();
}
