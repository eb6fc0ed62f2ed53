package org.pamir.project;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which projects: the same parameters on every list and statistic. A comma means or; a repeated
 * parameter means and.
 */
public class ProjectFilter {

  @QueryParam("identifier")
  @Parameter(description = "These projects alone", example = "44000-P145054")
  public List<String> identifier;

  @QueryParam("country")
  @Parameter(
      description = "Participating country, ISO 3166-1. `KG,TJ` means either, unless countries=all",
      example = "KG,TJ")
  public List<String> country;

  @QueryParam("countries")
  @Parameter(description = "Whether a list in `country` means `any` of them (the default) or `all`")
  public String countries;

  @QueryParam("crossBorder")
  @Parameter(description = "`true`: more than one participating country")
  public String crossBorder;

  @QueryParam("region")
  @Parameter(description = "Region code, for example 619 (Central Asia)")
  public List<String> region;

  @QueryParam("status")
  @Parameter(description = "pipeline, implementation, finalisation, closed, cancelled, suspended")
  public List<String> status;

  @QueryParam("sdg")
  @Parameter(description = "Goal, 1 to 17")
  public List<String> sdg;

  @QueryParam("target")
  @Parameter(description = "Target, for example 6.5")
  public List<String> target;

  @QueryParam("sector")
  @Parameter(
      description = "Sector code; a prefix is a group: 140 is all of water supply and sanitation")
  public List<String> sector;

  @QueryParam("theme")
  @Parameter(description = "Theme, for example water")
  public List<String> theme;

  @QueryParam("grouping")
  @Parameter(description = "Code of a corridor, river basin, joint programme or theme window")
  public List<String> grouping;

  @QueryParam("reportingOrg")
  @Parameter(description = "Ref of the reporting organisation")
  public List<String> reportingOrg;

  @QueryParam("funder")
  @Parameter(description = "Ref of a funding organisation")
  public List<String> funder;

  @QueryParam("implementer")
  @Parameter(description = "Ref of an implementing organisation")
  public List<String> implementer;

  @QueryParam("participation")
  @Parameter(
      description =
          "Status of a participation (of one of `country`, where that is given): proposed, negotiating, agreed …")
  public List<String> participation;

  @QueryParam("publication")
  @Parameter(description = "draft, published (the default for readers without a key), withdrawn")
  public List<String> publication;

  @QueryParam("humanitarian")
  @Parameter(description = "`true` or `false`")
  public String humanitarian;

  @QueryParam("from")
  @Parameter(description = "Under way on or after this date", example = "2025-01-01")
  public String from;

  @QueryParam("to")
  @Parameter(description = "Under way on or before this date", example = "2025-12-31")
  public String to;

  @QueryParam("updatedSince")
  @Parameter(description = "Changed at or after this instant", example = "2026-03-31T00:00:00Z")
  public String updatedSince;

  @QueryParam("minCommittedUsd")
  @Parameter(description = "Commitments (IATI 2 and 11) converted to USD sum to at least this")
  public String minCommittedUsd;

  @QueryParam("maxCommittedUsd")
  @Parameter(description = "Commitments (IATI 2 and 11) converted to USD sum to at most this")
  public String maxCommittedUsd;

  @QueryParam("bbox")
  @Parameter(
      description =
          "A location within west,south,east,north in degrees; west is more than east where it crosses the antimeridian",
      example = "69,39,76,43")
  public String bbox;

  @QueryParam("near")
  @Parameter(
      description = "A location within a distance: longitude,latitude,kilometres",
      example = "74.59,42.87,50")
  public String near;

  @QueryParam("q")
  @Parameter(
      description =
          "Words, in any language and script, of titles, descriptions, identifiers, places, organisations, or names of countries, goals,"
              + " themes and sectors; a word that nobody uses stands for those that it may be a slip of",
      example = "water")
  public String q;
}
