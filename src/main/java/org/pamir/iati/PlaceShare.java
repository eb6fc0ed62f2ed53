package org.pamir.iati;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.pamir.funding.ReportedRow;

/**
 * A country's or region's part of an amount.
 *
 * @param country ISO 3166-1 code, or null
 * @param region code of its vocabulary, or null
 * @param vocabulary RegionVocabulary code of the region, or null
 * @param percentage of the amount; null where nobody said
 */
record PlaceShare(String country, String region, String vocabulary, BigDecimal percentage) {
  /** The whole of what names no place. */
  static final PlaceShare NOWHERE = new PlaceShare(null, null, null, BigDecimal.ONE);

  /** What a row says of itself; empty where the project's shares hold. */
  static List<PlaceShare> of(ReportedRow row) {
    if (row.countries() == null && row.regions() == null) {
      return List.of();
    }
    List<PlaceShare> own = new ArrayList<>();
    if (row.countries() != null) {
      row.countries().forEach(c -> own.add(new PlaceShare(c.country(), null, null, c.share())));
    }
    if (row.regions() != null) {
      row.regions()
          .forEach(
              r -> own.add(new PlaceShare(null, r.code(), vocabulary(r.vocabulary()), r.share())));
    }
    return own;
  }

  /** A text that is the same for the same places with the same shares, in any order. */
  static String key(List<PlaceShare> shares) {
    return shares.stream().map(PlaceShare::key).sorted().collect(joining(" "));
  }

  private String key() {
    return (country == null ? vocabulary + '/' + region : country) + '=' + plain(percentage);
  }

  static String plain(BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }

  /** The vocabulary that a missing one means: the OECD DAC's. */
  static String vocabulary(String vocabulary) {
    return vocabulary == null ? "1" : vocabulary;
  }
}
