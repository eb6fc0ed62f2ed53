package org.pamir.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pamir.funding.Allocation;

/**
 * Sectors as transactions can name them: one a vocabulary, without a percentage. Where one
 * vocabulary has several with their shares there is a piece for each; of another vocabulary that
 * has several as well nothing can be said in those pieces.
 */
final class SectorSplit {

  private SectorSplit() {}

  /** Sectors that go into one transaction, and their share of the amount. */
  record Piece(BigDecimal share, List<Allocation.Sector> sectors) {}

  /** Whether the sectors do not fit into one transaction, and their shares are known. */
  static boolean isNeeded(List<Allocation.Sector> sectors) {
    return splitting(byVocabulary(sectors)) != null;
  }

  static List<Piece> of(List<Allocation.Sector> sectors) {
    Map<String, List<Allocation.Sector>> vocabularies = byVocabulary(sectors);
    String splitting = splitting(vocabularies);
    if (splitting == null) {
      return List.of(new Piece(BigDecimal.ONE, sectors));
    }
    List<Piece> pieces = new ArrayList<>();
    for (Allocation.Sector sector : vocabularies.get(splitting)) {
      List<Allocation.Sector> named = new ArrayList<>(List.of(sector));
      vocabularies.forEach(
          (vocabulary, all) -> {
            if (all.size() == 1) {
              named.addAll(all);
            }
          });
      pieces.add(new Piece(sector.share(), named));
    }
    return pieces;
  }

  /** The first vocabulary, DAC before others, with several sectors that all have shares. */
  private static String splitting(Map<String, List<Allocation.Sector>> vocabularies) {
    String found = null;
    for (Map.Entry<String, List<Allocation.Sector>> vocabulary : vocabularies.entrySet()) {
      List<Allocation.Sector> all = vocabulary.getValue();
      boolean splits =
          all.size() > 1
              && all.stream().allMatch(sector -> sector.share() != null)
              && all.stream().anyMatch(sector -> sector.share().signum() > 0);
      if (splits && (found == null || vocabulary.getKey().equals("1"))) {
        found = vocabulary.getKey();
      }
    }
    return found;
  }

  private static Map<String, List<Allocation.Sector>> byVocabulary(
      List<Allocation.Sector> sectors) {
    Map<String, List<Allocation.Sector>> vocabularies = new LinkedHashMap<>();
    for (Allocation.Sector sector : sectors) {
      vocabularies
          .computeIfAbsent(
              sector.vocabulary() == null ? "1" : sector.vocabulary(), v -> new ArrayList<>())
          .add(sector);
    }
    return vocabularies;
  }
}
