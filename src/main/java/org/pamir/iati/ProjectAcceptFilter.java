package org.pamir.iati;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.pamir.shared.problem.ProblemType;

/**
 * Refuses to answer about projects in a form they do not have. Where there is a choice of two, the
 * framework takes the first of them for what it does not know.
 */
@Provider
public class ProjectAcceptFilter implements ContainerRequestFilter {

  /** The list has the form of a map as well. */
  private static final MediaType GEO_JSON = new MediaType("application", "geo+json");

  private static boolean isOfList(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath().matches(".*/projects/?");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (XmlFormatFilter.isOfProjects(request)
        && request.getAcceptableMediaTypes().stream()
            .noneMatch(
                type ->
                    type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.isCompatible(MediaType.APPLICATION_XML_TYPE)
                        || type.isCompatible(GEO_JSON) && isOfList(request))) {
      throw ProblemType.NOT_ACCEPTABLE.because(ProblemType.NOT_ACCEPTABLE.advice());
    }
  }
}
