package org.pamir.iati;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses between the JSON and the XML of projects before a resource is chosen: {@code format} goes
 * before Accept, and a browser, which would take XML too, gets JSON.
 */
@Provider
@PreMatching
public class XmlFormatFilter implements ContainerRequestFilter {
  // As sent: an identifier may hold a slash, encoded.
  private static final Pattern PROJECTS = Pattern.compile("/api/v1/projects(/[^/]+)?/?");

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isOfProjects(request)) {
      return;
    }
    String format = request.getUriInfo().getQueryParameters().getFirst("format");
    if ("xml".equals(format)) {
      accept(request, MediaType.APPLICATION_XML);
    } else if (format == null && isOfBrowser(request.getAcceptableMediaTypes())) {
      accept(request, MediaType.APPLICATION_JSON);
    }
  }

  private static boolean isOfBrowser(List<MediaType> types) {
    return isNamed("html", types) && isNamed("xml", types);
  }

  private static boolean isNamed(String subtype, List<MediaType> types) {
    return types.stream().anyMatch(type -> type.getSubtype().equals(subtype));
  }

  /** Whether it reads projects, or one of them, themselves. */
  static boolean isOfProjects(ContainerRequestContext request) {
    return request.getMethod().equals("GET")
        && PROJECTS.matcher(request.getUriInfo().getRequestUri().getRawPath()).matches();
  }

  private static void accept(ContainerRequestContext request, String type) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, type);
  }
}
