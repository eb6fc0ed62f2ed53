package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pamir.database.TestDatabase;

/**
 * Random registers are counted by the register and by the reference, and must come out the same.
 *
 * <p>{@code -Dpamir.property.registers=2000} sets how many, {@code -Dpamir.property.seed=…} the
 * first seed; a failure names its own, and {@code registers=1} with it repeats that one alone.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CountingPropertyTest {

  private static final List<String> DIMENSIONS =
      List.of(
          "country",
          "country",
          "year",
          "quarter",
          "sdg",
          "target",
          "sector",
          "sector-group",
          "provider",
          "receiver",
          "origin",
          "reporting-org",
          "kind",
          "flow",
          "finance",
          "status",
          "theme",
          "grouping",
          "basis");
  private static final List<String> MEASURES =
      List.of("pledged", "committed", "disbursed", "spent", "budgeted");

  @Inject RegisterReader reader;
  @Inject RegisterWriter writer;

  private ReferenceRates rates;
  private int ambiguous;
  private int questions;

  @Test
  void theRegisterCountsAsTheReferenceDoes() {
    rates = reader.rates();
    int registers = Integer.getInteger("pamir.property.registers", 120);
    long first = Long.getLong("pamir.property.seed", 20_260_101L);
    long started = System.nanoTime();
    List<String> failures = new ArrayList<>();
    for (long seed = first; seed < first + registers && failures.size() < 5; seed++) {
      if (seed > first && (seed - first) % 500 == 0) {
        System.out.printf("%d registers counted, %d apart%n", seed - first, failures.size());
      }
      try {
        check(seed);
      } catch (AssertionError | RuntimeException e) {
        failures.add("seed " + seed + ": " + e.toString());
        if (failures.size() == 1) {
          e.printStackTrace(System.out);
        }
      }
    }
    System.out.printf(
        "Counted %d registers from seed %d, %d questions, %d of the registers with a choice of pairs: %d s%n",
        registers, first, questions, ambiguous, (System.nanoTime() - started) / 1_000_000_000);
    if (!failures.isEmpty()) {
      fail(String.join("\n", failures));
    }
  }

  private void check(long seed) {
    Random random = new Random(seed);
    String run = Long.toString(seed, 36) + Integer.toString(random.nextInt(900_000) + 100_000, 36);
    RandomRegister generator = new RandomRegister(seed, run);
    Register register = generator.next();
    writer.write(register, random);
    in(() -> writer.group(register));
    List<FundingAnswer> before = compare(register, seed, 5);

    // A deletion takes back exactly what it brought.
    List<Register.Report> brought = generator.event(register);
    in(() -> each(register, brought, writer::create));
    compare(register, seed + 1, 1);
    in(() -> each(register, brought, this::delete));
    assertThat(answers(register, seed, 5)).isEqualTo(before);

    in(() -> change(register, generator, random));
    // What was asked before is brought along, what is new is counted.
    compare(register, seed, 5);
    compare(register, seed + 2, 2);

    if (seed % 3 == 0) {
      sameInAnotherOrder(seed, run, before);
    }
  }

  private static void in(Runnable writes) {
    QuarkusTransaction.requiringNew().run(writes);
  }

  private interface Write {
    void accept(Register.Project project, Register.Report report);
  }

  private static void each(Register register, List<Register.Report> reports, Write write) {
    for (Register.Project project : register.projects().values()) {
      for (Register.Report report : reports) {
        if (project.reports().contains(report)) {
          write.accept(project, report);
        }
      }
    }
  }

  private void delete(Register.Project project, Register.Report report) {
    writer.delete(project, report);
    project.reports().remove(report);
  }

  /** Replaces, deletes and withdraws some of what is there. */
  private void change(Register register, RandomRegister generator, Random random) {
    for (Register.Project project : List.copyOf(register.projects().values())) {
      for (Register.Report report : List.copyOf(project.reports())) {
        int kind = random.nextInt(12);
        if (kind == 0) {
          delete(project, report);
        } else if (kind <= 2) {
          Register.Report next = generator.changed(report);
          writer.put(project, next);
          project.reports().set(project.reports().indexOf(report), next);
        }
      }
      for (Register.Budget budget : List.copyOf(project.budgets())) {
        if (random.nextInt(6) == 0) {
          writer.delete(project, budget);
          project.budgets().remove(budget);
        }
      }
      boolean dated =
          project.shareSets().size()
              > (project.shareSets().containsKey(java.time.LocalDate.MIN) ? 1 : 0);
      int kind = random.nextInt(8);
      if (kind == 0 && project.published()) {
        writer.withdraw(project.identifier());
        register.projects().put(project.identifier(), project.published(false));
      } else if (kind <= 2 && !dated) {
        Register.Project next = generator.changed(project);
        writer.put(next);
        register.projects().put(project.identifier(), next);
      }
    }
  }

  /** The same register under names that sort the same, written in another order. */
  private void sameInAnotherOrder(long seed, String run, List<FundingAnswer> before) {
    String other = run.substring(0, run.length() - 1) + (run.endsWith("z") ? "y" : "z");
    Register again = new RandomRegister(seed, other).next();
    writer.write(again, new Random(seed * 31 + 7));
    in(() -> writer.group(again));
    List<FundingAnswer> after = answers(again, seed, 5);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).toString().replace(other, run).replaceAll("revision=\\d+", ""))
          .isEqualTo(before.get(i).toString().replaceAll("revision=\\d+", ""));
    }
  }

  private List<ReferenceCount.Question> questions(Register register, long seed, int count) {
    Random random = new Random(seed);
    List<String> organisations =
        new ArrayList<>(
            new TreeSet<>(
                register.projects().values().stream()
                    .map(Register.Project::organisation)
                    .toList()));
    List<ReferenceCount.Question> result = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Collections.shuffle(organisations, random);
      int some =
          random.nextInt(3) == 0 ? 1 + random.nextInt(organisations.size()) : organisations.size();
      List<String> dimensions = new ArrayList<>(DIMENSIONS);
      Collections.shuffle(dimensions, random);
      List<String> groupBy = dimensions.subList(0, random.nextInt(3)).stream().distinct().toList();
      List<String> measures = new ArrayList<>(MEASURES);
      Collections.shuffle(measures, random);
      result.add(
          new ReferenceCount.Question(
              Set.copyOf(organisations.subList(0, some)),
              groupBy,
              List.copyOf(measures.subList(0, 1 + random.nextInt(5))),
              random.nextInt(4) > 0,
              random.nextInt(4) == 0,
              random.nextInt(5) == 0 ? "EUR" : "USD"));
    }
    return result;
  }

  private FundingAnswer ask(ReferenceCount.Question question) {
    questions++;
    return reader.ask(question);
  }

  /** Answers without their revision, which each write moves. */
  private List<FundingAnswer> answers(Register register, long seed, int count) {
    return questions(register, seed, count).stream()
        .map(this::ask)
        .map(CountingPropertyTest::still)
        .toList();
  }

  private static FundingAnswer still(FundingAnswer answer) {
    return new FundingAnswer(
        answer.groupBy(),
        answer.measures(),
        answer.currency(),
        answer.counting(),
        answer.rows(),
        answer.total(),
        answer.overlap(),
        answer.unconverted(),
        answer.imputed(),
        answer.provisional(),
        answer.warnings(),
        0);
  }

  private List<FundingAnswer> compare(Register register, long seed, int count) {
    ReferenceCount reference = new ReferenceCount(register, rates);
    List<FundingAnswer> answers = new ArrayList<>();
    reader.checkQuality(register);
    ambiguous += reference.ambiguous() ? 1 : 0;
    for (ReferenceCount.Question question : questions(register, seed, count)) {
      FundingAnswer answer = still(ask(question));
      answers.add(answer);
      AnswerChecks.addsUp(question, answer);
      if (!reference.ambiguous()) {
        AnswerChecks.equals(question, reference.answer(question), answer);
      }
    }
    return answers;
  }
}
