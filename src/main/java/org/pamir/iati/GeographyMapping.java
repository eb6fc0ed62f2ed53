package org.pamir.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.pamir.project.ParticipationRequest;
import org.pamir.project.ParticipationRole;
import org.pamir.project.ParticipationStatus;
import org.pamir.project.ProjectRequest.RegionShare;
import org.pamir.project.ProjectStatus;

/**
 * Recipient countries and regions. Shares stay as published, also where they do not make 100: the
 * reader has said so, and whoever counts decides.
 */
final class GeographyMapping {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final int REGION_LENGTH = 20;
  static final String DAC = "1";

  private final MappingScope scope;

  GeographyMapping(MappingScope scope) {
    this.scope = scope;
  }

  /** Each country once: those of the activity, or else those that its transactions name. */
  List<ParticipationRequest> participations(ProjectStatus status) {
    Map<String, BigDecimal> shares = new LinkedHashMap<>();
    int n = 0;
    for (IatiCountry country : scope.activity().countries()) {
      String path = MappingScope.path("recipient-country", ++n);
      String code = country(country.code(), country.line(), path);
      if (code == null) {
        continue;
      }
      BigDecimal share = scope.percentage(country.percentage(), country.line(), path);
      if (shares.containsKey(code)) {
        repeated(country.line(), path, code);
        share = MappingScope.sum(shares.get(code), share);
      }
      shares.put(code, share);
    }
    if (scope.activity().countries().stream().allMatch(country -> country.code() == null)) {
      for (IatiTransaction transaction : scope.activity().transactions()) {
        if (transaction.country() != null && code(transaction.country().code()) != null) {
          shares.putIfAbsent(code(transaction.country().code()), null);
        }
      }
    }
    ParticipationStatus implied = ParticipationStatus.impliedBy(status);
    List<ParticipationRequest> participations = new ArrayList<>();
    shares.forEach(
        (code, share) ->
            participations.add(
                new ParticipationRequest(
                    code,
                    ParticipationRole.BENEFICIARY,
                    implied,
                    share,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)));
    return participations;
  }

  /** Each region once: those of the activity, or else those that its transactions name. */
  List<RegionShare> regions() {
    String counted = countedVocabulary();
    Map<RegionShare, BigDecimal> shares = new LinkedHashMap<>();
    int n = 0;
    for (IatiRegion region : scope.activity().regions()) {
      String path = MappingScope.path("recipient-region", ++n);
      RegionShare key = region(region);
      if (key == null) {
        continue;
      }
      BigDecimal share = scope.percentage(region.percentage(), region.line(), path);
      if (share != null && !region.vocabulary().equals(counted)) {
        scope.find(
            Rule.REGION_VOCABULARIES,
            region.line(),
            path,
            "Regions in several vocabularies name the same money",
            "share kept aside; that of vocabulary " + counted + " counts");
        share = null;
      }
      if (shares.containsKey(key)) {
        repeated(region.line(), path, key.code());
        share = MappingScope.sum(shares.get(key), share);
      }
      shares.put(key, share);
    }
    if (scope.activity().regions().stream().allMatch(region -> region.code() == null)) {
      for (IatiTransaction transaction : scope.activity().transactions()) {
        RegionShare key = transaction.region() == null ? null : region(transaction.region());
        if (key != null && transaction.country() == null) {
          shares.putIfAbsent(key, null);
        }
      }
    }
    List<RegionShare> regions = new ArrayList<>();
    shares.forEach(
        (key, share) -> regions.add(new RegionShare(key.code(), key.vocabulary(), share)));
    return regions;
  }

  /** The one vocabulary whose shares count: DAC, or else the first. */
  private String countedVocabulary() {
    Set<String> vocabularies = new LinkedHashSet<>();
    for (IatiRegion region : scope.activity().regions()) {
      if (region(region) != null) {
        vocabularies.add(region.vocabulary());
      }
    }
    return vocabularies.contains(DAC) || vocabularies.isEmpty()
        ? DAC
        : vocabularies.iterator().next();
  }

  /** An ISO code in capitals, or null, each fault with its finding. */
  String country(String published, int line, String path) {
    String code = code(published);
    if (published == null) {
      return null; // The reader has said so.
    }
    if (code == null) {
      scope.find(
          Rule.COUNTRY_CODE_NOT_VALID,
          line,
          path,
          "Country " + Findings.quote(published) + " is not two letters",
          "kept aside");
    } else if (!code.equals(published)) {
      scope.find(
          Rule.COUNTRY_CODE_NOT_VALID,
          line,
          path,
          "Country " + Findings.quote(published) + " is not in capitals",
          "read as " + code);
    }
    return code;
  }

  private static String code(String published) {
    if (published == null || published.length() != 2) {
      return null;
    }
    String code = published.toUpperCase(Locale.ROOT);
    return COUNTRY.matcher(code).matches() ? code : null;
  }

  /** Code and vocabulary, with no share; null where it has no usable code. */
  static RegionShare region(IatiRegion region) {
    if (region.code() == null
        || region.code().length() > REGION_LENGTH
        || region.vocabulary().length() > REGION_LENGTH) {
      return null;
    }
    String vocabulary = region.vocabulary().equals(DAC) ? null : region.vocabulary();
    return new RegionShare(region.code(), vocabulary, null);
  }

  private void repeated(int line, String path, String code) {
    scope.find(
        Rule.CODE_REPEATED, line, path, code + " is there twice", "taken as one, shares added");
  }
}
