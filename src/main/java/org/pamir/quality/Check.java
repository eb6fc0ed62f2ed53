package org.pamir.quality;

import java.util.function.BiConsumer;

/** What a rule asks of an element that it is about. */
interface Check {
  /**
   * Reports each place where the rule is broken, by the element there and what was found.
   *
   * @param context an element the rule is about
   * @param faults takes the place, and what was found beside what the rule says, or null
   */
  void run(Element context, BiConsumer<Element, String> faults);
}
