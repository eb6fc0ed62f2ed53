package org.pamir.location;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Lets {@code format=geojson} ask for what Accept asks for, before a resource is chosen. */
@Provider
@PreMatching
public class GeoJsonFormatFilter implements ContainerRequestFilter {
  private static final Pattern PLACES = Pattern.compile("/api/v1/(projects|locations)/?");

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals("GET")
        && PLACES.matcher(request.getUriInfo().getRequestUri().getRawPath()).matches()
        && "geojson".equals(request.getUriInfo().getQueryParameters().getFirst("format"))) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, GeoJson.TYPE);
    }
  }
}
