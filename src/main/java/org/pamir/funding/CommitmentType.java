package org.pamir.funding;

/** The promises among the IATI transaction types: each a kind and a direction. */
public enum CommitmentType {
  OUTGOING_COMMITMENT("2", CommitmentKind.COMMITMENT, Direction.OUTGOING),
  CREDIT_GUARANTEE("10", CommitmentKind.GUARANTEE, Direction.OUTGOING),
  INCOMING_COMMITMENT("11", CommitmentKind.COMMITMENT, Direction.INCOMING),
  OUTGOING_PLEDGE("12", CommitmentKind.PLEDGE, Direction.OUTGOING),
  INCOMING_PLEDGE("13", CommitmentKind.PLEDGE, Direction.INCOMING);

  private final String code;
  private final CommitmentKind kind;
  private final Direction direction;

  CommitmentType(String code, CommitmentKind kind, Direction direction) {
    this.code = code;
    this.kind = kind;
    this.direction = direction;
  }

  public String code() {
    return code;
  }

  public CommitmentKind kind() {
    return kind;
  }

  public Direction direction() {
    return direction;
  }

  /** The type of this kind and direction, or null: there is no incoming guarantee. */
  static CommitmentType of(CommitmentKind kind, Direction direction) {
    for (CommitmentType type : values()) {
      if (type.kind == kind && type.direction == direction) {
        return type;
      }
    }
    return null;
  }

  /** The type with this IATI code, or null where it is no promise. */
  public static CommitmentType ofCode(String code) {
    for (CommitmentType type : values()) {
      if (type.code.equals(code)) {
        return type;
      }
    }
    return null;
  }
}
