package org.pamir.iati;

import javax.xml.stream.XMLStreamException;

/** Takes what a parser did not ask for, so that nothing is dropped in silence. */
interface Leftovers {

  /**
   * An attribute that nobody asked for; the cursor still stands on its element.
   *
   * @param name with its prefix
   * @param address its namespace, null when it has none
   */
  void attribute(String name, String value, String address);

  /** An element that nobody asked for; goes to its end. */
  void element() throws XMLStreamException;

  /** Says that the text being read has an element in it, at which the cursor stands. */
  void elementInText();

  /** Text, not blank, where only elements belong. */
  void text(String value);
}
