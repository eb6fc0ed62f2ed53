package org.pamir.shared.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which methods an address takes, from the annotations of the resources. */
@ApplicationScoped
class AllowedMethods {

  private record Operation(Pattern path, String method) {}

  private final BeanManager beans;
  private final String base;
  private volatile List<Operation> operations;

  AllowedMethods(BeanManager beans, @ConfigProperty(name = "quarkus.rest.path") String base) {
    this.beans = beans;
    this.base = base;
  }

  /** The methods of the resource at this path; none where there is no resource. */
  Set<String> at(String path) {
    if (operations == null) {
      operations = operations();
    }
    Set<String> methods = new TreeSet<>();
    for (Operation operation : operations) {
      if (operation.path().matcher(path).matches()) {
        methods.add(operation.method());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  private List<Operation> operations() {
    List<Operation> found = new ArrayList<>();
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .distinct()
        .forEach(
            type -> {
              for (Method method : type.getMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                  HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                  if (http != null) {
                    found.add(new Operation(template(type, method), http.value()));
                  }
                }
              }
            });
    return List.copyOf(found);
  }

  private Pattern template(Class<?> type, Method method) {
    Path below = method.getAnnotation(Path.class);
    String path =
        (base
                + '/'
                + type.getAnnotation(Path.class).value()
                + '/'
                + (below == null ? "" : below.value()))
            .replaceAll("/+", "/")
            .replaceAll("/$", "");
    return Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
  }
}
