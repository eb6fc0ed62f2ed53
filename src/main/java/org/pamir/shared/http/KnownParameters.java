package org.pamir.shared.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.pamir.shared.StorableText;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.table.Tabular;

/**
 * Refuses query parameters that the resource does not declare: a misspelt filter must not pass for
 * no filter.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();
  private final ResourceInfo resource;

  KnownParameters(ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getQueryParameters().isEmpty()) {
      return;
    }
    Method method = resource.getResourceMethod();
    if (method == null || !method.getDeclaringClass().getName().startsWith("org.pamir.")) {
      return;
    }
    Set<String> allowed = known.computeIfAbsent(method, KnownParameters::declared);
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach((name, values) -> values.forEach(value -> check(name, value, allowed)));
  }

  private static void check(String name, String value, Set<String> allowed) {
    if (!allowed.contains(name)) {
      throw new InvalidRequestException(
          StorableText.fault(name) == null ? name : "query",
          allowed.isEmpty()
              ? "is not known: this resource takes no parameters"
              : "is not a parameter of this resource; known are " + String.join(", ", allowed));
    }
    // An empty value would pass for none, and a filter with a gap in it for no filter.
    if (value.isEmpty()) {
      throw new InvalidRequestException(name, "must have a value, or be left out");
    }
    String fault = StorableText.fault(value);
    if (fault != null) {
      throw new InvalidRequestException(name, fault);
    }
  }

  private static Set<String> declared(Method method) {
    Set<String> names = new TreeSet<>();
    if (Tabular.of(method).isPresent()) {
      names.add("format");
    }
    if (method.isAnnotationPresent(GET.class) && Freshness.holdsFor(path(method))) {
      names.add(Freshness.AS_OF);
      names.add(Freshness.MIN_REVISION);
    }
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) {
        names.add(query.value());
      }
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getFields()) {
          if (field.isAnnotationPresent(QueryParam.class)) {
            names.add(field.getAnnotation(QueryParam.class).value());
          }
        }
      }
    }
    return names;
  }

  private static String path(Method method) {
    Path whole = method.getDeclaringClass().getAnnotation(Path.class);
    Path rest = method.getAnnotation(Path.class);
    String text = (whole == null ? "" : whole.value()) + "/" + (rest == null ? "" : rest.value());
    return "/" + text.replaceAll("^/+", "");
  }
}
