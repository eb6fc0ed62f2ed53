package org.pamir.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import org.pamir.funding.CommitmentRequest;
import org.pamir.project.ProjectRequest;

/** Rows that are valid: those of participations and commitments belong to the project. */
@ApplicationScoped
class TemplateExamples {

  private static final String IDENTIFIER = "XM-DAC-41114-TABLE-1";

  private static final String PROJECT =
      """
      {"identifier": "%s", "reportingOrg": "XM-DAC-41114",
       "title": {"en": "Shared water monitoring", "ru": "Совместный мониторинг воды"},
       "description": {"en": "Gauges and shared forecasts along the river."},
       "status": "implementation", "publication": "published",
       "plannedStart": "2025-01-01", "plannedEnd": "2027-12-31", "defaultCurrency": "USD",
       "participations": [{"country": "KG", "role": "lead", "status": "agreed", "share": 60},
                          {"country": "UZ", "role": "participant", "status": "proposed", "share": 40}],
       "sectors": [{"code": "14015", "share": 100}],
       "sdgs": [{"goal": 6, "target": "6.5", "weight": 70}, {"goal": 13, "weight": 30}],
       "themes": ["water"], "organisations": [{"role": "funding", "ref": "XI-IATI-EC_INTPA"}]}"""
          .formatted(IDENTIFIER);

  private static final String COMMITMENT =
      """
      {"kind": "commitment", "direction": "incoming", "reference": "EC-77",
       "value": {"amount": 1250000.00, "currency": "EUR"}, "valueDate": "2025-03-31",
       "provider": {"ref": "XI-IATI-EC_INTPA"}, "receiver": {"ref": "XM-DAC-41114"},
       "countries": [{"country": "KG", "share": 100}]}""";

  private final ObjectMapper json;

  TemplateExamples(ObjectMapper json) {
    this.json = json;
  }

  ProjectRequest project() {
    return read(PROJECT, ProjectRequest.class);
  }

  List<ParticipationLine> participations() {
    return project().participations().stream()
        .map(said -> new ParticipationLine(IDENTIFIER, said))
        .toList();
  }

  CommitmentLine commitment() {
    return new CommitmentLine(null, IDENTIFIER, read(COMMITMENT, CommitmentRequest.class));
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
