package org.pamir.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pamir.project.ProjectRequest.SdgWeight;
import org.pamir.project.ProjectRequest.SectorShare;
import org.pamir.shared.Texts;

/**
 * Sectors and goals. Goals come as tags of vocabulary 2 (goal) and 3 (target), or as sectors of
 * vocabulary 7, 8 and 9 (goal, target, indicator); only these carry a percentage, which is taken as
 * the weight.
 */
final class ClassificationMapping {
  private static final int CODE_LENGTH = 50;
  private static final int VOCABULARY_LENGTH = 20;
  private static final Pattern GOAL = Pattern.compile("0?([1-9]|1[0-7])");
  private static final Pattern TARGET = Pattern.compile("0?([1-9]|1[0-7])\\.([0-9]{1,2}|[a-zA-Z])");
  private static final Pattern INDICATOR =
      Pattern.compile("0?([1-9]|1[0-7])\\.([0-9]{1,2}|[a-zA-Z])\\.[0-9]{1,2}[a-z]?");

  /** By goal, its targets before the goal as a whole; what is no goal comes last. */
  static final Comparator<SdgWeight> SDG_ORDER =
      Comparator.nullsLast(
          Comparator.comparing(SdgWeight::goal)
              .thenComparing(SdgWeight::target, Comparator.nullsLast(Comparator.naturalOrder())));

  private final MappingScope scope;
  private final Map<SdgWeight, BigDecimal> sdgs = new LinkedHashMap<>();
  private final List<SectorShare> sectors = new ArrayList<>();

  ClassificationMapping(MappingScope scope) {
    this.scope = scope;
  }

  void run() {
    Map<SectorShare, BigDecimal> shares = new LinkedHashMap<>();
    int n = 0;
    for (IatiSector sector : scope.activity().sectors()) {
      sector(sector, MappingScope.path("sector", ++n), shares);
    }
    shares.forEach(
        (key, share) -> sectors.add(new SectorShare(key.code(), key.vocabulary(), share)));
    n = 0;
    for (IatiTag tag : scope.activity().tags()) {
      tag(tag, MappingScope.path("tag", ++n));
    }
  }

  List<SectorShare> sectors() {
    return sectors;
  }

  /** Goals and targets in their order; all with a weight, or none. */
  List<SdgWeight> sdgs() {
    boolean weighted = !sdgs.isEmpty() && !sdgs.containsValue(null);
    List<SdgWeight> weights = new ArrayList<>();
    sdgs.forEach(
        (key, weight) ->
            weights.add(new SdgWeight(key.goal(), key.target(), weighted ? weight : null)));
    weights.sort(SDG_ORDER);
    return weights;
  }

  private void sector(IatiSector sector, String path, Map<SectorShare, BigDecimal> shares) {
    if (sector.code() == null
        || sector.code().length() > CODE_LENGTH
        || sector.vocabulary().length() > VOCABULARY_LENGTH) {
      if (sector.code() != null) {
        scope.find(
            Rule.CODE_TOO_LONG,
            sector.line(),
            path,
            "A code of " + sector.code().length() + " characters",
            "kept aside");
      }
      return;
    }
    SdgWeight sdg = sdg(sector.vocabulary(), sector.code());
    if (sdg != null) {
      BigDecimal weight = scope.percentage(sector.percentage(), sector.line(), path);
      sdgs.put(sdg, MappingScope.sum(sdgs.get(sdg), weight));
      return;
    }
    if ("7".equals(sector.vocabulary())
        || "8".equals(sector.vocabulary())
        || "9".equals(sector.vocabulary())) {
      notValid(sector.line(), path, sector.code(), "kept as a sector of its vocabulary");
    }
    SectorShare key =
        new SectorShare(
            Texts.storable(sector.code()),
            sector.vocabulary().equals("1") ? null : sector.vocabulary(),
            null);
    BigDecimal share = scope.percentage(sector.percentage(), sector.line(), path);
    if (shares.containsKey(key)) {
      scope.find(
          Rule.CODE_REPEATED,
          sector.line(),
          path,
          "Sector " + sector.code() + " is there twice",
          "taken as one, shares added");
      share = MappingScope.sum(shares.get(key), share);
    }
    shares.put(key, share);
  }

  private void tag(IatiTag tag, String path) {
    SdgWeight sdg = sdg(tag);
    if (sdg != null) {
      sdgs.putIfAbsent(sdg, scope.percentage(tag.weight(), tag.line(), path));
    } else if (!vocabulary(tag).isEmpty() && tag.code() != null) {
      notValid(tag.line(), path, tag.code(), "kept aside");
    }
  }

  /** The sector vocabulary of a tag's codes; empty where it is none of goals or targets. */
  private static String vocabulary(IatiTag tag) {
    return "2".equals(tag.vocabulary()) ? "7" : "3".equals(tag.vocabulary()) ? "8" : "";
  }

  /** The goal or target that a tag means, or null. */
  static SdgWeight sdg(IatiTag tag) {
    return tag.code() == null ? null : sdg(vocabulary(tag), tag.code());
  }

  /** The goal or target that a code means in sector vocabulary 7, 8 or 9, or null. */
  static SdgWeight sdg(String vocabulary, String code) {
    Pattern pattern =
        switch (vocabulary) {
          case "7" -> GOAL;
          case "8" -> TARGET;
          case "9" -> INDICATOR;
          default -> null;
        };
    if (pattern == null) {
      return null;
    }
    Matcher matcher = pattern.matcher(code);
    if (!matcher.matches()) {
      return null;
    }
    String target =
        pattern == GOAL ? null : matcher.group(1) + "." + matcher.group(2).toLowerCase();
    return new SdgWeight(Integer.valueOf(matcher.group(1)), target, null);
  }

  private void notValid(int line, String path, String code, String action) {
    scope.find(
        Rule.SDG_NOT_VALID,
        line,
        path,
        Findings.quote(code) + " is no sustainable development goal or target",
        action);
  }
}
