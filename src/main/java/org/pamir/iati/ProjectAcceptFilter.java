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

  @Override
  public void filter(ContainerRequestContext request) {
    if (XmlFormatFilter.isOfProjects(request)
        && request.getAcceptableMediaTypes().stream()
            .noneMatch(
                type ->
                    type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                        || type.isCompatible(MediaType.APPLICATION_XML_TYPE))) {
      throw ProblemType.NOT_ACCEPTABLE.because(ProblemType.NOT_ACCEPTABLE.advice());
    }
  }
}
