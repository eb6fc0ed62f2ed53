package org.pamir.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The answers that were given lately, as JSON. They are bounded by the memory that they take, and
 * not by their number: one by provider is a thousand times as large as one by year, and each write
 * makes another.
 */
@ApplicationScoped
class KeptAnswers {

  /** What an entry takes beside its text. */
  private static final int ENTRY_BYTES = 300;

  private final Cache<AnsweredQuestion, byte[]> answers;

  KeptAnswers(@ConfigProperty(name = "pamir.statistics.kept-answers") MemorySize most) {
    answers =
        Caffeine.newBuilder()
            // What is put in makes room for itself, and not another thread after it.
            .executor(Runnable::run)
            .maximumWeight(most.asLongValue())
            .<AnsweredQuestion, byte[]>weigher(
                (question, body) -> ENTRY_BYTES + question.path().length() + body.length)
            .build();
  }

  /**
   * @return null where it is not known
   */
  byte[] get(AnsweredQuestion question) {
    return answers.getIfPresent(question);
  }

  void put(AnsweredQuestion question, byte[] body) {
    answers.put(question, body);
  }
}
