package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A project as its reporting organisation says it (an IATI activity). What the register adds may be
 * sent back and is not read.
 *
 * @param identifier IATI activity identifier; in a PUT it may be left out, and must otherwise equal
 *     the path
 * @param title by language (ISO 639-1)
 * @param reportingOrg ref of the reporting organisation
 * @param updatedByReporter IATI last-updated-datetime
 */
@Schema(name = "ProjectRequest", description = "A project as its reporting organisation says it.")
@JsonIgnoreProperties({
  "shareSets",
  "formerConfirmations",
  "version",
  "revision",
  "createdAt",
  "updatedAt"
})
public record ProjectRequest(
    @Size(max = 500) @Schema(examples = "XM-DAC-41114-SYRDARYA-1") String identifier,
    @NotBlank @Size(max = 200) @Schema(examples = "XM-DAC-41114") String reportingOrg,
    @NotEmpty Map<String, @Size(max = 5_000) String> title,
    Map<String, @Size(max = 200_000) String> description,
    @Valid @Size(max = 50) List<Description> otherDescriptions,
    @NotNull ProjectStatus status,
    @Schema(description = "draft where left out") Publication publication,
    LocalDate plannedStart,
    LocalDate plannedEnd,
    LocalDate actualStart,
    LocalDate actualEnd,
    @Schema(examples = "USD") String defaultCurrency,
    @Schema(examples = "10", description = "IATI FlowType") String defaultFlow,
    @Schema(examples = "110", description = "IATI FinanceType") String defaultFinance,
    @Schema(examples = "C01", description = "IATI AidType") String defaultAid,
    @Schema(examples = "5", description = "IATI TiedStatus") String defaultTied,
    @Schema(examples = "1", description = "IATI CollaborationType") String collaboration,
    @Schema(examples = "3", description = "IATI ActivityScope") String scope,
    Boolean humanitarian,
    @Min(1) @Max(9) Integer hierarchy,
    @Valid @Size(max = 300) List<@NotNull ParticipationRequest> participations,
    @Valid @Size(max = 100) List<@NotNull RegionShare> regions,
    @Valid @Size(max = 500) List<@NotNull SectorShare> sectors,
    @Valid @Size(max = 200) List<@NotNull SdgWeight> sdgs,
    @Size(max = 50) List<@NotNull String> themes,
    @Valid @Size(max = 2_000) List<@NotNull OrganisationPart> organisations,
    @Valid @Size(max = 5_000) List<@NotNull RelatedProject> relatedProjects,
    @Valid @Size(max = 5_000) List<@NotNull Location> locations,
    @Valid @Size(max = 2_000) List<@NotNull DocumentLink> documents,
    @Valid @Size(max = 200) List<ProjectDetails.@NotNull PolicyMarker> policyMarkers,
    @Valid @Size(max = 500) @Schema(description = "Other than goals and targets, which are sdgs")
        List<ProjectDetails.@NotNull Tag> tags,
    @Valid @Size(max = 200) List<ProjectDetails.@NotNull HumanitarianScope> humanitarianScopes,
    @Valid ProjectDetails.Conditions conditions,
    @Valid @Size(max = 200) List<ProjectDetails.@NotNull Contact> contacts,
    @Schema(
            description =
                "When the reporting organisation last changed it (IATI last-updated-datetime)")
        Instant updatedByReporter) {

  /**
   * A description other than the general one (IATI DescriptionType: 2 objectives, 3 target groups,
   * 4 other).
   */
  public record Description(
      @NotNull @Schema(examples = "2") String type,
      @NotEmpty Map<String, @Size(max = 200_000) String> text) {}

  /**
   * A region's part: what is not a country's.
   *
   * @param code DAC region where the vocabulary is 1, the default
   */
  public record RegionShare(
      @NotBlank @Size(max = 20) @Schema(examples = "619") String code,
      @Schema(examples = "1", description = "IATI RegionVocabulary; 1 (DAC) where left out")
          String vocabulary,
      @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 6)
          @Schema(examples = "20")
          BigDecimal share) {}

  /** A sector with its percentage; those of one vocabulary sum to 100. */
  public record SectorShare(
      @NotBlank @Size(max = 50) @Schema(examples = "14015") String code,
      @Schema(examples = "1", description = "IATI SectorVocabulary; 1 (DAC 5-digit) where left out")
          String vocabulary,
      @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 6)
          @Schema(examples = "100")
          BigDecimal share) {}

  /**
   * A sustainable development goal, or one of its targets; weights are internal, and sum to 100
   * where given.
   */
  public record SdgWeight(
      @NotNull @Min(1) @Max(17) @Schema(examples = "6") Integer goal,
      @Schema(examples = "6.5") String target,
      @DecimalMin("0")
          @DecimalMax("100")
          @Digits(integer = 3, fraction = 6)
          @Schema(examples = "70")
          BigDecimal weight) {}

  /** An organisation in a project, by ref or, where it has none, by name. */
  public record OrganisationPart(
      @NotNull OrganisationRole role,
      @Size(max = 200) @Schema(examples = "XI-IATI-EC_INTPA") String ref,
      Map<String, @Size(max = 1_000) String> name,
      @Schema(examples = "15", description = "IATI OrganisationType") String type,
      @Size(max = 500) String activity) {}

  public record RelatedProject(
      @NotNull RelationType type,
      @NotBlank @Size(max = 500) @Schema(examples = "XM-DAC-41114-SYRDARYA") String identifier) {}

  /** A place; a point in WGS 84 degrees. */
  public record Location(
      @Size(max = 200) String ref,
      Map<String, @Size(max = 1_000) String> name,
      @Valid Point point,
      @Schema(examples = "KG") String country) {}

  public record Point(
      @NotNull @DecimalMin("-90") @DecimalMax("90") @Schema(examples = "42.87") BigDecimal lat,
      @NotNull @DecimalMin("-180") @DecimalMax("180") @Schema(examples = "74.59") BigDecimal lon) {}

  /** With what a caller may leave out filled in, as it is then kept and served. */
  ProjectRequest withDefaults(String key) {
    return copy(
        key,
        publication == null ? Publication.DRAFT : publication,
        participations == null
            ? List.of()
            : participations.stream().map(ParticipationRequest::withDefaults).toList(),
        regions == null ? List.of() : regions,
        sdgs,
        themes);
  }

  public ProjectRequest withPublication(Publication next) {
    return copy(identifier, next, participations, regions, sdgs, themes);
  }

  public ProjectRequest withParticipations(List<ParticipationRequest> next) {
    return copy(identifier, publication, next, regions, sdgs, themes);
  }

  /** With other parts of those that the register adds to what IATI can say. */
  ProjectRequest with(
      List<ParticipationRequest> participations, List<SdgWeight> sdgs, List<String> themes) {
    return copy(identifier, publication, participations, regions, sdgs, themes);
  }

  /** With the shares that a set states, or with none. */
  ProjectRequest sharedBy(ShareSet set) {
    List<ShareSet.Share> shares = set == null ? List.of() : set.shares();
    List<ParticipationRequest> shared =
        participations.stream()
            .map(
                part ->
                    part.withShare(
                        shares.stream()
                            .filter(share -> part.country().equals(share.country()))
                            .map(ShareSet.Share::share)
                            .findFirst()
                            .orElse(null)))
            .toList();
    List<RegionShare> regional = new ArrayList<>();
    for (RegionShare region : regions) {
      if (shares.stream().noneMatch(share -> region.code().equals(share.region()))) {
        regional.add(new RegionShare(region.code(), region.vocabulary(), null));
      }
    }
    for (ShareSet.Share share : shares) {
      if (share.region() != null) {
        regional.add(new RegionShare(share.region(), null, share.share()));
      }
    }
    return copy(identifier, publication, shared, regional, sdgs, themes);
  }

  private ProjectRequest copy(
      String identifier,
      Publication publication,
      List<ParticipationRequest> participations,
      List<RegionShare> regions,
      List<SdgWeight> sdgs,
      List<String> themes) {
    return new ProjectRequest(
        identifier,
        reportingOrg,
        title,
        description == null ? Map.of() : description,
        otherDescriptions == null ? List.of() : otherDescriptions,
        status,
        publication,
        plannedStart,
        plannedEnd,
        actualStart,
        actualEnd,
        defaultCurrency,
        defaultFlow,
        defaultFinance,
        defaultAid,
        defaultTied,
        collaboration,
        scope,
        humanitarian,
        hierarchy,
        participations,
        regions,
        sectors == null ? List.of() : sectors,
        sdgs == null ? List.of() : sdgs,
        themes == null ? List.of() : themes,
        organisations == null ? List.of() : organisations,
        relatedProjects == null ? List.of() : relatedProjects,
        locations == null ? List.of() : locations,
        documents == null ? List.of() : documents,
        policyMarkers == null ? List.of() : policyMarkers,
        tags == null ? List.of() : tags,
        humanitarianScopes == null ? List.of() : humanitarianScopes,
        conditions,
        contacts == null ? List.of() : contacts,
        updatedByReporter);
  }

  LocalDate startsOn() {
    return actualStart != null ? actualStart : plannedStart;
  }

  LocalDate endsOn() {
    return actualEnd != null ? actualEnd : plannedEnd;
  }
}
