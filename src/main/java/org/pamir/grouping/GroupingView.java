package org.pamir.grouping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;
import org.pamir.shared.http.Versioned;

/**
 * A grouping as the register knows it, with the members that the caller may see.
 *
 * @param declaredTotal what a joint programme says it is worth; never added to sums
 */
@Schema(name = "Grouping")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupingView(
    @Schema(examples = "SYR-DARYA") String code,
    GroupingKind kind,
    Map<String, String> name,
    @Schema(examples = "[\"KG\", \"KZ\", \"TJ\", \"UZ\"]") List<String> countries,
    Money declaredTotal,
    List<GroupingMember> members,
    @Schema(description = "Counts the changes of this grouping", examples = "1") int version,
    @Schema(description = "The register's revision of the last of them", examples = "8123")
        long revision,
    Instant createdAt,
    Instant updatedAt)
    implements Versioned {

  static GroupingView of(Grouping grouping, List<GroupingMember> members) {
    return new GroupingView(
        grouping.code(),
        grouping.kind(),
        grouping.name(),
        grouping.countries(),
        grouping.declaredTotal(),
        members,
        grouping.version(),
        grouping.revision(),
        grouping.createdAt(),
        grouping.updatedAt());
  }

  GroupingView with(List<GroupingMember> members) {
    return new GroupingView(
        code,
        kind,
        name,
        countries,
        declaredTotal,
        members,
        version,
        revision,
        createdAt,
        updatedAt);
  }

  /**
   * The version with a hash of the members: which are shown depends on the caller, and a draft that
   * is deleted leaves without a change of the grouping. For a write the version alone counts.
   */
  @Override
  public String tag() {
    return Versioned.super.tag() + ';' + Integer.toHexString(members.hashCode());
  }
}
