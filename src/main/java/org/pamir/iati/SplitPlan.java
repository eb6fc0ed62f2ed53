package org.pamir.iati;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pamir.funding.Allocation;
import org.pamir.funding.ReportedRow;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ShareSet;

/**
 * Where an export says which countries and sectors a project's money is for. The standard wants it
 * of the activity, with percentages, or of each transaction, with one country or region and no
 * percentage: where all rows share one split it is the activity's, else each row is split in as
 * many transactions as it has parts.
 */
final class SplitPlan {
  private final ProjectRequest said;
  private final List<ShareSet> sets;
  private final List<ReportedRow> rows;
  private final boolean placesOnRows;
  private final List<PlaceShare> places;
  private final boolean sectorsOnRows;

  /**
   * One transaction of a row.
   *
   * @param place where, or {@link PlaceShare#NOWHERE}
   * @param sectors what for, one a vocabulary
   */
  record Part(BigDecimal amount, PlaceShare place, List<Allocation.Sector> sectors) {}

  /**
   * @param sets the share sets by their dates; none where the project's own shares always held
   * @param rows all promises and payments
   * @param today chooses the set of a project without rows
   */
  SplitPlan(ProjectRequest said, List<ShareSet> sets, List<ReportedRow> rows, LocalDate today) {
    this.said = said;
    this.sets = sets;
    this.rows = rows;
    boolean own = rows.stream().anyMatch(row -> !PlaceShare.of(row).isEmpty());
    Map<String, List<PlaceShare>> splits = new LinkedHashMap<>();
    if (own || sets.size() > 1) {
      rows.forEach(row -> splits.putIfAbsent(PlaceShare.key(split(row)), split(row)));
    }
    List<PlaceShare> only = splits.size() == 1 ? splits.values().iterator().next() : List.of();
    placesOnRows = splits.size() > 1;
    places = !only.isEmpty() ? only : sets.size() > 1 ? inForce(today) : stated();
    sectorsOnRows = rows.stream().anyMatch(row -> row.sectors() != null);
  }

  /** The countries of the activity itself. */
  List<IatiCountry> countries() {
    List<IatiCountry> countries = new ArrayList<>();
    if (!placesOnRows) {
      for (PlaceShare share : places) {
        if (share.country() != null) {
          countries.add(new IatiCountry(0, share.country(), share.percentage(), Map.of()));
        }
      }
    }
    return countries;
  }

  /** The regions of the activity itself. */
  List<IatiRegion> regions() {
    List<IatiRegion> regions = new ArrayList<>();
    if (!placesOnRows) {
      for (PlaceShare share : places) {
        if (share.country() == null) {
          regions.add(
              new IatiRegion(
                  0, share.vocabulary(), null, share.region(), share.percentage(), Map.of()));
        }
      }
    }
    return regions;
  }

  /** The sectors of the activity itself. */
  List<IatiSector> sectors() {
    List<IatiSector> sectors = new ArrayList<>();
    if (!sectorsOnRows) {
      for (ProjectRequest.SectorShare sector : said.sectors()) {
        sectors.add(
            new IatiSector(
                0,
                PlaceShare.vocabulary(sector.vocabulary()),
                null,
                sector.code(),
                sector.share(),
                Map.of()));
      }
    }
    return sectors;
  }

  /** Whether any row leaves with another place than its own. */
  boolean movesPlaces() {
    return rows.stream()
        .anyMatch(
            row -> {
              List<PlaceShare> own = PlaceShare.of(row);
              return placesOnRows ? own.size() != 1 && !split(row).isEmpty() : !own.isEmpty();
            });
  }

  /** Whether any row leaves with other sectors than its own. */
  boolean movesSectors() {
    return sectorsOnRows
        && rows.stream().anyMatch(row -> row.sectors() == null && !said.sectors().isEmpty());
  }

  /**
   * The transactions that a row leaves as.
   *
   * @param placesAsReported whether only a place of its own counts, as its publisher arranged it
   * @param sectorsAsReported the same of sectors
   */
  List<Part> parts(ReportedRow row, boolean placesAsReported, boolean sectorsAsReported) {
    List<PlaceShare> where =
        placesAsReported ? PlaceShare.of(row) : placesOnRows ? split(row) : List.<PlaceShare>of();
    List<Allocation.Sector> what =
        row.sectors() != null
            ? row.sectors()
            : sectorsAsReported || !sectorsOnRows ? List.of() : projectSectors();
    if (where.size() <= 1 && !SectorSplit.isNeeded(what)) {
      return List.of(
          new Part(row.amount(), where.isEmpty() ? PlaceShare.NOWHERE : where.get(0), what));
    }
    List<Part> parts = new ArrayList<>();
    List<BigDecimal> weights = new ArrayList<>();
    for (PlaceShare share : where.isEmpty() ? List.of(PlaceShare.NOWHERE) : where) {
      for (SectorSplit.Piece piece : SectorSplit.of(what)) {
        BigDecimal weight = share.percentage().multiply(piece.share());
        if (weight.signum() > 0) {
          parts.add(new Part(null, share, piece.sectors()));
          weights.add(weight);
        }
      }
    }
    if (parts.isEmpty()) {
      // Shares that are all zero divide nothing.
      return List.of(new Part(row.amount(), PlaceShare.NOWHERE, List.of()));
    }
    List<BigDecimal> amounts = AmountSplit.of(row.amount(), weights);
    for (int i = 0; i < parts.size(); i++) {
      parts.set(i, new Part(amounts.get(i), parts.get(i).place(), parts.get(i).sectors()));
    }
    return parts;
  }

  /** Mark of all that decides about places: while it is the same, they are as published. */
  String placesMark() {
    return KeptElements.mark(
        Stream.of(
                PlaceShare.key(stated()),
                sets.size() > 1 ? sets.toString() : "",
                keys(rows.stream().map(row -> PlaceShare.key(PlaceShare.of(row)))))
            .toList());
  }

  /** Mark of all that decides about sectors. */
  String sectorsMark() {
    return KeptElements.mark(
        List.of(
            keys(
                said.sectors().stream()
                    .map(s -> s.vocabulary() + s.code() + PlaceShare.plain(s.share()))),
            keys(
                rows.stream()
                    .map(
                        row -> row.sectors() == null ? List.<Allocation.Sector>of() : row.sectors())
                    .map(
                        all ->
                            all.stream()
                                .map(s -> s.vocabulary() + s.code() + PlaceShare.plain(s.share()))
                                .collect(joining(" "))))));
  }

  private static String keys(Stream<String> keys) {
    return String.join(",", keys.collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
  }

  /** What the project says of itself; shares may be missing. */
  private List<PlaceShare> stated() {
    boolean shared =
        said.participations().stream().anyMatch(part -> part.share() != null)
            || said.regions().stream().anyMatch(region -> region.share() != null);
    List<PlaceShare> stated = new ArrayList<>();
    // Beside those that share the money, one without a share has none of it.
    said.participations()
        .forEach(
            part ->
                stated.add(
                    new PlaceShare(
                        part.country(),
                        null,
                        null,
                        part.share() == null && shared ? BigDecimal.ZERO : part.share())));
    said.regions()
        .forEach(
            region ->
                stated.add(
                    new PlaceShare(
                        null,
                        region.code(),
                        PlaceShare.vocabulary(region.vocabulary()),
                        region.share())));
    return stated;
  }

  /** Its own split, or the project's at its value date, or none that is known. */
  private List<PlaceShare> split(ReportedRow row) {
    List<PlaceShare> own = PlaceShare.of(row);
    if (!own.isEmpty()) {
      return own;
    }
    List<PlaceShare> split =
        sets.isEmpty()
            ? stated().stream().filter(share -> share.percentage() != null).toList()
            : inForce(row.valueDate());
    if (split.isEmpty() && stated().size() == 1) {
      PlaceShare only = stated().get(0);
      split =
          List.of(new PlaceShare(only.country(), only.region(), only.vocabulary(), Shares.HUNDRED));
    }
    return split;
  }

  private List<PlaceShare> inForce(LocalDate day) {
    ShareSet set = ShareSet.inForce(sets, day);
    return set == null ? List.of() : set.shares().stream().map(this::share).toList();
  }

  private PlaceShare share(ShareSet.Share share) {
    String vocabulary =
        said.regions().stream()
            .filter(region -> Objects.equals(region.code(), share.region()))
            .map(region -> PlaceShare.vocabulary(region.vocabulary()))
            .findFirst()
            .orElse("1");
    return new PlaceShare(
        share.country(), share.region(), share.region() == null ? null : vocabulary, share.share());
  }

  private List<Allocation.Sector> projectSectors() {
    return said.sectors().stream()
        .map(sector -> new Allocation.Sector(sector.code(), sector.vocabulary(), sector.share()))
        .toList();
  }
}
