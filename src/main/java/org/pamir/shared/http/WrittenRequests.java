package org.pamir.shared.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.pamir.shared.Reads;

/** Tells {@link Reads} which requests have written. */
@Provider
public class WrittenRequests implements ContainerResponseFilter {

  private static final int BAD_REQUEST = 400;

  private final Reads reads;

  WrittenRequests(Reads reads) {
    this.reads = reads;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!Freshness.isRead(request) && response.getStatus() < BAD_REQUEST) {
      reads.written();
    }
  }
}
