package org.pamir.project;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an IATI activity says beside dates, places and parties: small members of a project. */
public interface ProjectDetails {

  /**
   * How far the project serves a policy, such as gender equality.
   *
   * @param vocabulary null for 1, the OECD DAC's
   * @param significance 0 not targeted, 1 significant, 2 principal, 3 and 4 beyond
   */
  @Schema(name = "PolicyMarker", description = "How far a project serves a policy.")
  record PolicyMarker(
      @NotBlank @Size(max = 50) @Schema(examples = "1", description = "IATI PolicyMarker")
          String code,
      @Size(max = 20) @Schema(description = "IATI PolicyMarkerVocabulary; 1 where left out")
          String vocabulary,
      @Size(max = 2_000) String vocabularyUri,
      @Size(max = 20) @Schema(examples = "1", description = "IATI PolicySignificance")
          String significance,
      Map<String, @Size(max = 5_000) String> name) {

    public PolicyMarker {
      name = name == null ? Map.of() : name;
    }
  }

  /**
   * A code in a vocabulary of tags, other than goals and targets, which have a member of theirs.
   */
  @Schema(name = "Tag", description = "A code in a vocabulary of tags, other than goals.")
  record Tag(
      @NotBlank @Size(max = 20) @Schema(examples = "99", description = "IATI TagVocabulary")
          String vocabulary,
      @NotBlank @Size(max = 200) @Schema(examples = "glaciers") String code,
      @Size(max = 2_000) String vocabularyUri,
      Map<String, @Size(max = 5_000) String> name) {

    public Tag {
      name = name == null ? Map.of() : name;
    }
  }

  /**
   * An emergency or appeal that the project answers to.
   *
   * @param type 1 emergency, 2 appeal
   */
  @Schema(
      name = "HumanitarianScope",
      description = "An emergency or appeal that a project answers to.")
  record HumanitarianScope(
      @NotBlank @Size(max = 20) @Schema(examples = "1", description = "IATI HumanitarianScopeType")
          String type,
      @NotBlank
          @Size(max = 20)
          @Schema(examples = "1-2", description = "IATI HumanitarianScopeVocabulary")
          String vocabulary,
      @NotBlank @Size(max = 200) @Schema(examples = "FL-2025-000012-KGZ") String code,
      @Size(max = 2_000) String vocabularyUri,
      Map<String, @Size(max = 5_000) String> name) {

    public HumanitarianScope {
      name = name == null ? Map.of() : name;
    }
  }

  /**
   * What the money is tied to.
   *
   * @param attached whether there are conditions, listed or not
   */
  @Schema(name = "Conditions", description = "What the money of a project is tied to.")
  record Conditions(
      @NotNull Boolean attached, @Valid @Size(max = 200) List<@NotNull Condition> list) {

    public Conditions {
      list = list == null ? List.of() : list;
    }
  }

  /**
   * @param type 1 policy, 2 performance, 3 fiduciary
   */
  @Schema(name = "Condition", description = "One of the conditions of a project.")
  record Condition(
      @NotBlank @Size(max = 20) @Schema(examples = "2", description = "IATI ConditionType")
          String type,
      Map<String, @Size(max = 200_000) String> text) {

    public Condition {
      text = text == null ? Map.of() : text;
    }
  }

  /**
   * Whom to ask: an organisation's office. Persons named by a file are not among it; they leave
   * with the file they came by, and are shown nowhere else.
   *
   * @param type 1 general, 2 management, 3 financial, 4 communications
   */
  @Schema(
      name = "Contact",
      description = "Whom to ask about a project: an office, and no person's name.")
  record Contact(
      @Size(max = 20) @Schema(examples = "1", description = "IATI ContactType") String type,
      Map<String, @Size(max = 5_000) String> organisation,
      Map<String, @Size(max = 5_000) String> department,
      @Size(max = 20) List<@NotBlank @Size(max = 200) String> telephones,
      @Size(max = 20) List<@NotBlank @Size(max = 320) String> emails,
      @Size(max = 20) List<@NotBlank @Size(max = 2_000) String> websites,
      @Size(max = 20) List<@NotNull Map<String, @Size(max = 5_000) String>> addresses) {

    public Contact {
      organisation = organisation == null ? Map.of() : organisation;
      department = department == null ? Map.of() : department;
      telephones = telephones == null ? List.of() : telephones;
      emails = emails == null ? List.of() : emails;
      websites = websites == null ? List.of() : websites;
      addresses = addresses == null ? List.of() : addresses;
    }
  }
}
