/**
 * Money counted once. Reports become flows ({@link org.pamir.statistics.FlowPairing}), flows become
 * facts split by place, and every figure is a sum of facts. Both are kept in the transaction that
 * changes what they rest on.
 */
package org.pamir.statistics;
