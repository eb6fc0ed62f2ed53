package org.pamir.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;
import org.pamir.shared.problem.ProblemType;

@QuarkusTest
class JointWritesTest extends RegisterTest {

  private final JointWrites joint;
  private final Revisions revisions;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  JointWritesTest(JointWrites joint, Revisions revisions) {
    this.joint = joint;
    this.revisions = revisions;
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private long revise() {
    return revisions.next(Caller.REGISTER, Revisions.Source.API).number();
  }

  /** These writes, all of which come while another is being written. */
  private List<Future<Long>> atOnce(List<Supplier<Long>> writes) throws Exception {
    return submitted(writes.stream().<Callable<Long>>map(w -> () -> joint.write(w)).toList());
  }

  /** The same of writes that are checked, each of a project of its own. */
  private List<Future<Long>> checkedAtOnce(List<Supplier<Supplier<Long>>> checks) throws Exception {
    List<Callable<Long>> writes = new ArrayList<>();
    for (Supplier<Supplier<Long>> check : checks) {
      String project = "XM-DAC-1-" + writes.size();
      writes.add(() -> joint.write(project, check));
    }
    return submitted(writes);
  }

  private List<Future<Long>> checkedAtOnce(List<Supplier<Supplier<Long>>> checks, String project)
      throws Exception {
    return submitted(
        checks.stream().<Callable<Long>>map(c -> () -> joint.write(project, c)).toList());
  }

  private List<Future<Long>> submitted(List<Callable<Long>> writes) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Long> first =
        threads.submit(
            () ->
                joint.write(
                    () -> {
                      begun.countDown();
                      await(go);
                      return revise();
                    }));
    begun.await();
    List<Future<Long>> all = new ArrayList<>();
    for (Callable<Long> write : writes) {
      all.add(threads.submit(write));
    }
    // Until they wait for their turn, which nothing else tells of.
    Thread.sleep(300);
    go.countDown();
    first.get();
    return all;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> transactions(List<Long> revisions) {
    return rows(
        "select distinct xmin::text from revision where number = any(?)",
        (Object) revisions.toArray(Long[]::new));
  }

  @Test
  void thoseThatWaitShareATransactionAndHaveARevisionEach() throws Exception {
    List<Long> numbers = new ArrayList<>();
    for (Future<Long> write : atOnce(List.of(this::revise, this::revise, this::revise))) {
      numbers.add(write.get());
    }

    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(transactions(numbers)).hasSize(1);
  }

  @Test
  void oneThatFailsTakesNoneWithIt() throws Exception {
    List<Future<Long>> writes =
        atOnce(
            List.of(
                this::revise,
                () -> {
                  revise();
                  throw new IllegalArgumentException("refused");
                },
                this::revise));

    List<Long> numbers = List.of(writes.get(0).get(), writes.get(2).get());
    assertThat(transactions(numbers)).hasSize(2);
    assertThatThrownBy(() -> writes.get(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(
            rows(
                "select number from revision r where number > 1 and not exists (select 1 from revision b where b.number = r.number - 1)"))
        .isEmpty();
  }

  @Test
  void oneThatIsRefusedSpoilsNone() throws Exception {
    List<String> checked = Collections.synchronizedList(new ArrayList<>());
    List<Future<Long>> writes =
        checkedAtOnce(
            List.of(
                () -> {
                  checked.add("first");
                  return this::revise;
                },
                () -> {
                  throw ProblemType.STALE.because("It is another by now.");
                },
                () -> {
                  checked.add("third");
                  return this::revise;
                }));

    List<Long> numbers = List.of(writes.get(0).get(), writes.get(2).get());
    assertThat(transactions(numbers)).hasSize(1);
    assertThat(checked).containsExactly("first", "third");
    assertThatThrownBy(() -> writes.get(1).get()).hasCauseInstanceOf(HttpProblem.class);
  }

  @Test
  void writesOfOneProjectAreCheckedAgainstEachOther() throws Exception {
    List<Future<Long>> writes =
        checkedAtOnce(List.of(() -> this::revise, () -> this::revise), "XM-DAC-1-A");

    List<Long> numbers = List.of(writes.get(0).get(), writes.get(1).get());
    assertThat(transactions(numbers)).hasSize(2);
  }

  @Test
  void withinATransactionAWriteIsAPartOfIt() {
    long before = revision();
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          joint.write(this::revise);
                          throw new IllegalArgumentException("taken back");
                        }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(revision()).isEqualTo(before);
  }
}
