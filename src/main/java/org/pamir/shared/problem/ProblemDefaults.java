package org.pamir.shared.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives every problem, the framework's own too, the one shape: type, title, status, detail,
 * instance, traceId.
 */
@ApplicationScoped
class ProblemDefaults implements ProblemPostProcessor {

  private final CurrentVertxRequest request;
  private final AllowedMethods methods;

  ProblemDefaults(CurrentVertxRequest request, AllowedMethods methods) {
    this.request = request;
    this.methods = methods;
  }

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
    RoutingContext current = request.getCurrent();
    HttpProblem.Builder complete =
        HttpProblem.builder()
            .withType(problem.getType() == null ? type.uri() : problem.getType())
            .withTitle(problem.getType() == null ? type.title() : problem.getTitle())
            .withStatus(problem.getStatusCode())
            // A framework's own words may hold class names; only Pamir's own pass.
            .withDetail(problem.getType() == null ? type.advice() : problem.getDetail())
            .withInstance(current == null ? null : Instance.of(current.request().path()))
            .with("traceId", TraceId.current());
    problem.getParameters().forEach(complete::with);
    problem.getHeaders().forEach(complete::withHeader);
    // RFC 9110, 15.5.6: a 405 names what is allowed; the framework leaves it out.
    if (problem.getStatusCode() == 405
        && !problem.getHeaders().containsKey("Allow")
        && current != null) {
      complete.withHeader("Allow", String.join(", ", methods.at(current.request().path())));
    }
    return complete.build();
  }
}
