package org.pamir.shared.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;

/** Requests that work as they stand, in the order project, money, parts. */
final class RequestExamples {

  private static final String PROJECT =
      """
      {%s"reportingOrg": "XM-DAC-41114",
       "title": {"en": "Syr Darya basin monitoring", "ru": "Мониторинг бассейна Сырдарьи"},
       "description": {"en": "Gauges and shared forecasts along the river."},
       "status": "implementation", "publication": "published",
       "plannedStart": "2025-01-01", "plannedEnd": "2027-12-31", "actualStart": "2025-02-10",
       "defaultCurrency": "USD", "defaultFlow": "10", "defaultFinance": "110",
       "participations": [
         {"country": "KG", "role": "lead", "status": "agreed", "share": 50, "channel": "government",
          "agreementRef": "KG-2025-17", "signedOn": "2025-01-20"},
         {"country": "UZ", "role": "participant", "status": "negotiating", "share": 30, "channel": "government"}],
       "regions": [{"code": "619", "share": 20}],
       "sectors": [{"code": "14015", "share": 100}],
       "sdgs": [{"goal": 6, "target": "6.5", "weight": 70}, {"goal": 13, "weight": 30}],
       "themes": ["water"],
       "organisations": [{"role": "funding", "ref": "XI-IATI-EC_INTPA"},
                         {"role": "implementing", "name": {"en": "Basin commission"}}],
       "relatedProjects": [{"type": "parent", "identifier": "XM-DAC-41114-SYRDARYA"}]}""";

  private static final String COMMITMENT =
      """
      {"kind": "commitment", "direction": "incoming",
       "provider": {"ref": "XI-IATI-EC_INTPA", "activity": "XI-IATI-EC_INTPA-2025-PC-1"},
       "receiver": {"ref": "XM-DAC-41114"},
       "value": {"amount": 1250000.00, "currency": "EUR"}, "valueDate": "2025-03-31",
       "countries": [{"country": "KG", "share": 100}], "reference": "EC-77"}""";

  private static final String DISBURSEMENT =
      """
      {"kind": "disbursement", "receiver": {"name": {"en": "Basin commission"}},
       "value": {"amount": 250000.00, "currency": "EUR"}, "valueDate": "2025-06-30"}""";

  private static final String PERIOD =
      """
      {"type": "original",%s "periodStart": "2025-01-01", "periodEnd": "2025-12-31",
       "value": {"amount": 400000.00, "currency": "USD"}}""";

  private static final String RESULT =
      """
      {"type": "outcome", "title": {"en": "Safe water in the villages", "ru": "Чистая вода в сёлах"}, "aggregation": true,
       "indicators": [
         {"title": {"en": "Households with safe water"}, "measure": "unit", "unit": "households",
          "references": [{"vocabulary": "9", "code": "6.1.1"}],
          "baselines": [{"year": 2024, "value": "1200"}],
          "periods": [{"start": "2025-01-01", "end": "2025-12-31",
            "targets": [{"value": "4000"}],
            "actuals": [{"value": "3100", "comment": {"en": "Two pumps came late"}},
                        {"value": "1700", "dimensions": [{"name": "country", "value": "KG"}]}]}]},
         {"title": {"en": "Samples that are clean"}, "measure": "percentage",
          "periods": [{"start": "2025-01-01", "end": "2025-12-31",
            "targets": [{"value": "90"}],
            "actuals": [{"value": "75", "numerator": 150, "denominator": 200}]}]}]}""";

  private static final String WEBHOOK =
      """
      {"url": "https://partner.example/pamir", "filter": {"country": ["KG,TJ"]},
       "things": ["project", "commitment"]%s}""";

  private static final Map<String, String> BY_OPERATION =
      Map.ofEntries(
          Map.entry(
              "createProject", PROJECT.formatted("\"identifier\": \"XM-DAC-41114-SYRDARYA-2\", ")),
          Map.entry("putProject", PROJECT.formatted("")),
          Map.entry(
              "patchProject", "{\"status\": \"finalisation\", \"actualEnd\": \"2027-11-30\"}"),
          Map.entry("createCommitment", COMMITMENT),
          Map.entry("putCommitment", COMMITMENT),
          Map.entry("createDisbursement", DISBURSEMENT),
          Map.entry("putDisbursement", DISBURSEMENT),
          Map.entry("createBudget", PERIOD.formatted(" \"status\": \"committed\",")),
          Map.entry("putBudget", PERIOD.formatted(" \"status\": \"committed\",")),
          Map.entry("createPlannedDisbursement", PERIOD.formatted("")),
          Map.entry("putPlannedDisbursement", PERIOD.formatted("")),
          Map.entry("createResult", RESULT),
          Map.entry("putResult", RESULT),
          Map.entry(
              "approveResult", "{\"indicator\": 0, \"period\": 0, \"reason\": \"Seen on site\"}"),
          Map.entry("unlockResult", "{\"indicator\": 0, \"period\": 0}"),
          Map.entry(
              "putParticipation",
              "{\"role\": \"lead\", \"status\": \"active\", \"share\": 50, \"channel\": \"government\"}"),
          Map.entry("patchParticipation", "{\"status\": \"active\"}"),
          Map.entry(
              "confirmParticipation",
              "{\"reason\": \"Signed in Bishkek\", \"agreementRef\": \"KG-2025-17\"}"),
          Map.entry("suspendParticipation", "{\"reason\": \"Until the new agreement is signed\"}"),
          Map.entry("declineParticipation", "{\"reason\": \"Not agreed with the ministry\"}"),
          Map.entry(
              "createShareSet",
              """
              {"effectiveFrom": "2026-01-01", "shares": [{"country": "KG", "share": 40},
               {"country": "UZ", "share": 40}, {"region": "619", "share": 20}]}"""),
          Map.entry(
              "putOrganisation",
              """
              {"name": {"en": "United Nations Development Programme", "ru": "Программа развития ООН"},
               "type": "40", "aliases": ["41114"]}"""),
          Map.entry(
              "createApiKey",
              """
              {"name": "nightly push", "organisation": "XM-DAC-41114", "roles": ["editor"],
               "expiresAt": "2099-12-31T00:00:00Z"}"""),
          Map.entry("createWebhook", WEBHOOK.formatted(", \"since\": \"0\"")),
          Map.entry("putWebhook", WEBHOOK.formatted("")),
          Map.entry(
              "putExchangeRate",
              "{\"perUsd\": 12650.5, \"source\": \"Central Bank of Uzbekistan\"}"));

  private RequestExamples() {}

  static void addTo(Operation operation) {
    String example = BY_OPERATION.get(String.valueOf(operation.getOperationId()));
    if (example == null || operation.getRequestBody() == null) {
      return;
    }
    try {
      Object value =
          new ObjectMapper()
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .readValue(example, LinkedHashMap.class);
      operation
          .getRequestBody()
          .getContent()
          .getMediaTypes()
          .values()
          .forEach(type -> type.setExample(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(operation.getOperationId() + " has no JSON for example", e);
    }
  }
}
