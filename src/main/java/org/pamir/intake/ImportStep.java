package org.pamir.intake;

import java.util.List;

/**
 * What is new in an import since its last step.
 *
 * @param lacking projects that the file lacks
 * @param withdrawn those of them that were withdrawn
 */
record ImportStep(
    int created,
    int updated,
    int unchanged,
    int rejected,
    int transactions,
    int rejectedTransactions,
    int lacking,
    int withdrawn,
    List<Finding> findings) {

  static ImportStep lacking(int lacking, int withdrawn, List<Finding> findings) {
    return new ImportStep(0, 0, 0, 0, 0, 0, lacking, withdrawn, findings);
  }

  static ImportStep found(List<Finding> findings) {
    return lacking(0, 0, findings);
  }
}
