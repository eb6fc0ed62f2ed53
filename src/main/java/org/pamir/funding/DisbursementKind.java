package org.pamir.funding;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.pamir.shared.Word;

/** What a payment is (IATI TransactionType). */
public enum DisbursementKind implements Word {
  @JsonProperty("incoming-funds")
  INCOMING_FUNDS("1"),
  @JsonProperty("disbursement")
  DISBURSEMENT("3"),
  @JsonProperty("expenditure")
  EXPENDITURE("4"),
  @JsonProperty("interest")
  INTEREST("5"),
  @JsonProperty("loan-repayment")
  LOAN_REPAYMENT("6"),
  @JsonProperty("reimbursement")
  REIMBURSEMENT("7"),
  @JsonProperty("equity-purchase")
  EQUITY_PURCHASE("8"),
  @JsonProperty("equity-sale")
  EQUITY_SALE("9");

  private final String code;

  DisbursementKind(String code) {
    this.code = code;
  }

  /** The IATI code. */
  public String code() {
    return code;
  }

  /** The kind with this IATI code, or null where it is no payment. */
  public static DisbursementKind ofCode(String code) {
    for (DisbursementKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    return null;
  }
}
