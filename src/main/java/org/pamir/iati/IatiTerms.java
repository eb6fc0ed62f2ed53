package org.pamir.iati;

import java.util.List;

/**
 * The terms money comes on: an activity's defaults, or what one transaction says instead.
 *
 * @param flowType FlowType code, or null
 * @param financeType FinanceType code, or null
 * @param aidTypes at most one a vocabulary; several since 2.03
 * @param tiedStatus TiedStatus code, or null
 */
public record IatiTerms(
    String flowType, String financeType, List<IatiAidType> aidTypes, String tiedStatus) {

  public IatiTerms {
    aidTypes = List.copyOf(aidTypes);
  }
}
