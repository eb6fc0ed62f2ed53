package org.pamir.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.pamir.funding.BudgetRequest;
import org.pamir.funding.BudgetService;
import org.pamir.funding.CommitmentRequest;
import org.pamir.funding.CommitmentService;
import org.pamir.funding.DisbursementRequest;
import org.pamir.funding.DisbursementService;
import org.pamir.grouping.GroupingKind;
import org.pamir.grouping.GroupingMember;
import org.pamir.grouping.GroupingRequest;
import org.pamir.grouping.GroupingService;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectService;
import org.pamir.project.ShareSet;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;

/** Writes registers of a test through the services that callers reach, in any order. */
@ApplicationScoped
class RegisterWriter {

  private static final Precondition NEW = new Precondition(null, null);

  private final ProjectService projects;
  private final CommitmentService commitments;
  private final DisbursementService disbursements;
  private final BudgetService budgets;
  private final GroupingService groupings;
  private final ObjectMapper json;

  /** Ids in the database by project and the test's own id. */
  private final Map<String, UUID> ids = new HashMap<>();

  RegisterWriter(
      ProjectService projects,
      CommitmentService commitments,
      DisbursementService disbursements,
      BudgetService budgets,
      GroupingService groupings,
      ObjectMapper json) {
    this.projects = projects;
    this.commitments = commitments;
    this.disbursements = disbursements;
    this.budgets = budgets;
    this.groupings = groupings;
    this.json = json;
  }

  /** Writes all of it: each project before what is in it, and apart from that in random order. */
  void write(Register register, Random random) {
    List<List<Runnable>> queues = new ArrayList<>();
    for (Register.Project project : register.projects().values()) {
      List<Runnable> parts = new ArrayList<>();
      project.reports().forEach(report -> parts.add(() -> create(project, report)));
      project.budgets().forEach(budget -> parts.add(() -> create(project, budget)));
      List<Runnable> sets = new ArrayList<>();
      project
          .shareSets()
          .tailMap(LocalDate.MIN, false)
          .forEach((from, shares) -> sets.add(() -> share(project, from, shares)));
      Collections.shuffle(parts, random);
      List<Runnable> queue = new ArrayList<>(List.of(() -> put(project.published(true))));
      queue.addAll(parts);
      int after = 1;
      for (Runnable set : sets) {
        after += random.nextInt(queue.size() - after + 1);
        queue.add(after, set);
        after++;
      }
      if (!project.published()) {
        queue.add(1 + random.nextInt(queue.size()), () -> withdraw(project.identifier()));
      }
      queues.add(queue);
    }
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              while (!queues.isEmpty()) {
                List<Runnable> queue = queues.get(random.nextInt(queues.size()));
                queue.remove(0).run();
                queues.removeIf(List::isEmpty);
              }
            });
  }

  /** Puts its projects into their groupings. */
  void group(Register register) {
    Map<String, List<GroupingMember>> members = new TreeMap<>();
    for (Register.Project project : register.projects().values()) {
      project
          .groupings()
          .forEach(
              (code, share) ->
                  members
                      .computeIfAbsent(code, key -> new ArrayList<>())
                      .add(new GroupingMember(project.identifier(), share)));
    }
    members.forEach(
        (code, all) ->
            groupings.put(
                code,
                new GroupingRequest(
                    code, GroupingKind.CORRIDOR, Map.of("en", code), List.of(), null, all),
                NEW,
                Caller.REGISTER,
                Source.API));
  }

  void create(Register.Project project, Register.Report report) {
    Map<String, Object> said = said(report);
    UUID id =
        isPromise(report)
            ? commitments
                .create(
                    project.identifier(),
                    json.convertValue(said, CommitmentRequest.class),
                    Caller.REGISTER,
                    Source.API)
                .id()
            : disbursements
                .create(
                    project.identifier(),
                    json.convertValue(said, DisbursementRequest.class),
                    Caller.REGISTER,
                    Source.API)
                .id();
    ids.put(project.identifier() + report.id(), id);
  }

  /** Replaces a report by another of the same id. */
  void put(Register.Project project, Register.Report report) {
    Map<String, Object> said = said(report);
    UUID id = ids.get(project.identifier() + report.id());
    if (isPromise(report)) {
      commitments.put(
          project.identifier(),
          id,
          json.convertValue(said, CommitmentRequest.class),
          Precondition.OVERWRITE,
          Caller.REGISTER);
    } else {
      disbursements.put(
          project.identifier(),
          id,
          json.convertValue(said, DisbursementRequest.class),
          Precondition.OVERWRITE,
          Caller.REGISTER);
    }
  }

  void delete(Register.Project project, Register.Report report) {
    UUID id = ids.remove(project.identifier() + report.id());
    if (isPromise(report)) {
      commitments.delete(project.identifier(), id, Precondition.OVERWRITE, Caller.REGISTER);
    } else {
      disbursements.delete(project.identifier(), id, Precondition.OVERWRITE, Caller.REGISTER);
    }
  }

  void create(Register.Project project, Register.Budget budget) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("type", budget.revised() ? "revised" : "original");
    said.put("status", budget.committed() ? "committed" : "indicative");
    said.put("periodStart", budget.start().toString());
    said.put("periodEnd", budget.end().toString());
    said.put("value", Map.of("amount", budget.amount(), "currency", budget.currency()));
    said.put("valueDate", budget.valueDate().toString());
    UUID id =
        budgets
            .create(
                project.identifier(),
                json.convertValue(said, BudgetRequest.class),
                Caller.REGISTER,
                Source.API)
            .id();
    ids.put(project.identifier() + budget.id(), id);
  }

  void delete(Register.Project project, Register.Budget budget) {
    budgets.delete(
        project.identifier(),
        ids.remove(project.identifier() + budget.id()),
        Precondition.OVERWRITE,
        Caller.REGISTER);
  }

  void withdraw(String identifier) {
    projects.delete(identifier, Precondition.OVERWRITE, Caller.REGISTER);
  }

  /** Writes a project as its first share set has it. */
  void put(Register.Project project) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("reportingOrg", project.organisation());
    said.put("title", Map.of("en", project.identifier()));
    said.put("status", project.status());
    said.put("publication", project.published() ? "published" : "withdrawn");
    said.put("plannedStart", "2024-01-01");
    said.put("defaultFlow", project.defaultFlow());
    said.put("defaultFinance", project.defaultFinance());
    List<Register.Part> shares = project.shareSets().getOrDefault(LocalDate.MIN, List.of());
    said.put(
        "participations",
        project.countries().stream()
            .map(country -> place("country", country, share(shares, country, null)))
            .toList());
    said.put(
        "regions",
        project.regions().stream()
            .map(region -> place("code", region, share(shares, null, region)))
            .toList());
    said.put(
        "sdgs",
        project.sdgs().stream()
            .map(
                sdg -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("goal", sdg.goal());
                  one.put("target", sdg.target());
                  one.put("weight", sdg.weight());
                  return one;
                })
            .toList());
    said.put(
        "sectors",
        project.sectors().stream()
            .map(
                sector -> {
                  Map<String, Object> one = place("code", sector.code(), sector.percent());
                  one.put("vocabulary", sector.vocabulary());
                  return one;
                })
            .toList());
    said.put("themes", project.themes());
    projects.put(
        project.identifier(),
        json.convertValue(said, ProjectRequest.class),
        Precondition.OVERWRITE,
        Caller.REGISTER,
        Source.API);
  }

  private void share(Register.Project project, LocalDate from, List<Register.Part> shares) {
    projects.share(
        project.identifier(),
        new ShareSet(
            from,
            shares.stream()
                .map(part -> new ShareSet.Share(part.country(), part.region(), part.percent()))
                .toList()),
        Precondition.OVERWRITE,
        Caller.REGISTER);
  }

  private static boolean isPromise(Register.Report report) {
    return !report.measure().equals("disbursed");
  }

  private static Object share(List<Register.Part> shares, String country, String region) {
    return shares.stream()
        .filter(
            part -> country == null ? region.equals(part.region()) : country.equals(part.country()))
        .map(Register.Part::percent)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Object> place(String member, String code, Object share) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put(member, code);
    place.put("share", share);
    return place;
  }

  private static Map<String, Object> said(Register.Report report) {
    Map<String, Object> said = new LinkedHashMap<>();
    if (isPromise(report)) {
      said.put("kind", report.measure().equals("pledged") ? "pledge" : "commitment");
      said.put("direction", report.outgoing() ? "outgoing" : "incoming");
    } else {
      said.put(
          "kind",
          switch (report.type()) {
            case "1" -> "incoming-funds";
            case "3" -> "disbursement";
            default -> "expenditure";
          });
    }
    said.put("value", Map.of("amount", report.amount(), "currency", report.currency()));
    said.put("valueDate", report.date().toString());
    said.put("provider", side(report.provider()));
    said.put("receiver", side(report.receiver()));
    said.put(
        "countries",
        report.places().stream()
            .filter(part -> part.country() != null)
            .map(part -> place("country", part.country(), part.percent()))
            .toList());
    said.put(
        "regions",
        report.places().stream()
            .filter(part -> part.region() != null)
            .map(part -> place("code", part.region(), part.percent()))
            .toList());
    said.put("flow", report.flow());
    said.put("finance", report.finance());
    return said;
  }

  private static Map<String, Object> side(Register.Side side) {
    if (side == null) {
      return null;
    }
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("ref", side.ref());
    if (side.name() != null) {
      one.put("name", Map.of("en", side.name()));
    }
    one.put("activity", side.activity());
    return one;
  }
}
