package org.pamir.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * The one place where exceptions become HTTP problems. What the framework raises itself is mapped
 * by the resteasy-problem library; here is what needs Pamir's own words: which field, and what is
 * allowed.
 */
final class ProblemMappers {

  private ProblemMappers() {}

  @Provider
  @Priority(1)
  static class OfInvalidRequest extends ExceptionMapperBase<InvalidRequestException> {
    @Override
    protected HttpProblem toProblem(InvalidRequestException exception) {
      return ProblemType.invalid(exception.violations());
    }
  }

  /**
   * What a body reader threw comes wrapped: by Jackson, and then by the framework as a 400 without
   * a word.
   */
  @Provider
  @Priority(1)
  static class OfFramework extends ExceptionMapperBase<WebApplicationException> {
    @Override
    protected HttpProblem toProblem(WebApplicationException exception) {
      for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof HttpProblem problem) {
          return problem;
        }
        if (cause instanceof InvalidRequestException invalid) {
          return ProblemType.invalid(invalid.violations());
        }
        if (cause instanceof JsonProcessingException fault && JsonFaults.isOwn(fault)) {
          return ProblemType.invalid(List.of(JsonFaults.violation(fault)));
        }
      }
      HttpProblem.Builder problem =
          HttpProblem.builder().withStatus(exception.getResponse().getStatus());
      exception
          .getResponse()
          .getStringHeaders()
          .forEach(
              (name, values) -> {
                if (!name.equalsIgnoreCase("Content-Type")) {
                  problem.withHeader(name, String.join(", ", values));
                }
              });
      return problem.build();
    }
  }

  /** Jackson tells UTF-16 and UTF-32 by their first bytes, and stumbles over what is neither. */
  @Provider
  @Priority(1)
  static class OfCharacters extends ExceptionMapperBase<CharConversionException> {
    @Override
    protected HttpProblem toProblem(CharConversionException exception) {
      return ProblemType.invalid(List.of(new Violation("body", "must be JSON in UTF-8")));
    }
  }

  @Provider
  @Priority(1)
  static class OfConstraints extends ExceptionMapperBase<ConstraintViolationException> {
    @Override
    protected HttpProblem toProblem(ConstraintViolationException exception) {
      return ProblemType.invalid(
          exception.getConstraintViolations().stream()
              .map(
                  violation ->
                      new Violation(field(violation.getPropertyPath()), violation.getMessage()))
              .sorted(java.util.Comparator.comparing(Violation::field))
              .toList());
    }

    /**
     * The path below the method and its parameter: {@code put.request.sectors[1].code} is {@code
     * sectors[1].code}.
     */
    private static String field(Path path) {
      List<Path.Node> nodes = StreamSupport.stream(path.spliterator(), false).toList();
      if (nodes.size() <= 2) {
        return nodes.get(nodes.size() - 1).getName();
      }
      StringBuilder field = new StringBuilder();
      for (Path.Node node : nodes.subList(2, nodes.size())) {
        if (node.isInIterable() && node.getIndex() != null) {
          field.append('[').append(node.getIndex()).append(']');
        } else if (node.isInIterable() && node.getKey() != null) {
          field.append('.').append(node.getKey());
        }
        if (node.getName() != null && !node.getName().startsWith("<")) {
          field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
      }
      return field.toString();
    }
  }

  @Provider
  @Priority(1)
  static class OfJson extends ExceptionMapperBase<JsonProcessingException> {
    @Override
    protected HttpProblem toProblem(JsonProcessingException exception) {
      return ProblemType.invalid(List.of(JsonFaults.violation(exception)));
    }
  }

  /**
   * Jackson's mapping faults have a mapper of their own in the framework, which this one comes
   * before.
   */
  @Provider
  @Priority(1)
  static class OfMismatchedJson extends ExceptionMapperBase<MismatchedInputException> {
    @Override
    protected HttpProblem toProblem(MismatchedInputException exception) {
      return ProblemType.invalid(List.of(JsonFaults.violation(exception)));
    }
  }

  @Provider
  @Priority(1)
  static class OfUnknownMember extends ExceptionMapperBase<UnrecognizedPropertyException> {
    @Override
    protected HttpProblem toProblem(UnrecognizedPropertyException exception) {
      return ProblemType.invalid(List.of(JsonFaults.violation(exception)));
    }
  }

  @Provider
  @Priority(1)
  static class OfInvalidFormat extends ExceptionMapperBase<InvalidFormatException> {
    @Override
    protected HttpProblem toProblem(InvalidFormatException exception) {
      return ProblemType.invalid(List.of(JsonFaults.violation(exception)));
    }
  }

  /** What the database could not do just now, whoever asked it and however that is wrapped. */
  @Provider
  @Priority(1)
  static class OfOutage extends ExceptionMapperBase<Exception> {
    @Override
    protected HttpProblem toProblem(Exception exception) {
      return Outage.of(exception)
          .map(Outage::problem)
          .orElseGet(() -> ProblemType.INTERNAL.because(ProblemType.INTERNAL.advice()));
    }
  }

  /** A question that the database cannot answer. */
  @Provider
  @Priority(1)
  static class OfQuery extends ExceptionMapperBase<JdbiException> {
    @Override
    protected HttpProblem toProblem(JdbiException exception) {
      Optional<Outage> outage = Outage.of(exception);
      if (outage.isPresent()) {
        return outage.get().problem();
      }
      Logger.getLogger(OfQuery.class).error("The database refused a question", exception);
      return ProblemType.INTERNAL.because(ProblemType.INTERNAL.advice());
    }
  }

  /** Two writers meant the same new thing, or a rule that only the database can hold was broken. */
  @Provider
  @Priority(1)
  static class OfDatabase extends ExceptionMapperBase<PersistenceException> {

    private static final Map<String, String> WORDS =
        Map.of(
            "project_identifier_key", "A project with this identifier has just been registered.",
            "organisation_ref_key", "An organisation with this ref has just been registered.",
            "grouping_code_key", "A grouping with this code has just been registered.",
            "commitment_project_fkey", "The project has just been deleted.",
            "disbursement_project_fkey", "The project has just been deleted.",
            "budget_project_fkey", "The project has just been deleted.");

    @Override
    protected HttpProblem toProblem(PersistenceException exception) {
      if (exception instanceof org.hibernate.exception.ConstraintViolationException violated
          && WORDS.containsKey(String.valueOf(violated.getConstraintName()))) {
        return ProblemType.CONFLICT.because(WORDS.get(violated.getConstraintName()));
      }
      Optional<Outage> outage = Outage.of(exception);
      if (outage.isPresent()) {
        return outage.get().problem();
      }
      Logger.getLogger(OfDatabase.class).error("The database refused a write", exception);
      return ProblemType.INTERNAL.because(ProblemType.INTERNAL.advice());
    }
  }
}
