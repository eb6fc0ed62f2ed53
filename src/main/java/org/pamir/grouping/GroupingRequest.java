package org.pamir.grouping;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * A grouping as hub staff state it, with all its members.
 *
 * @param code in a PUT it may be left out, and must otherwise equal the path
 * @param name by language (ISO 639-1)
 * @param countries ISO 3166-1 codes of the member countries
 * @param declaredTotal what a joint programme says it is worth: shown, never added to sums
 */
@Schema(
    name = "GroupingRequest",
    description = "A grouping with all its members.",
    examples =
        """
        {"kind": "river-basin", "name": {"en": "Chu and Talas basins", "ru": "Бассейны рек Чу и Талас"},
         "countries": ["KG", "KZ"], "members": []}""")
@JsonIgnoreProperties({"version", "revision", "createdAt", "updatedAt"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GroupingRequest(
    @Size(max = 100) @Schema(examples = "SYR-DARYA") String code,
    @NotNull GroupingKind kind,
    @NotEmpty Map<String, @Size(max = 1_000) String> name,
    @Size(max = 300) List<@NotBlank String> countries,
    @Valid
        @Schema(description = "Of a joint programme alone; shown beside sums, never added to them")
        Money declaredTotal,
    @Valid @Size(max = 10_000) List<@NotNull GroupingMember> members) {

  /** The same with its code, with lists in place of nulls, and the members in order. */
  GroupingRequest withDefaults(String code) {
    return new GroupingRequest(
        code,
        kind,
        name,
        countries == null ? List.of() : countries,
        declaredTotal,
        members == null
            ? List.of()
            : members.stream()
                .map(GroupingMember::normal)
                .sorted(Comparator.comparing(GroupingMember::identifier))
                .toList());
  }
}
