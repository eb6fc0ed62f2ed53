package org.pamir.change;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.pamir.shared.http.Answers;

/** How feeds are answered: by their content, 304 where the reader has it. */
abstract class FeedResource {

  static Response answer(Feed feed, UriInfo uri, Request request) {
    byte[] body = AtomFeed.write(feed, uri.getAbsolutePath(), uri.getBaseUri());
    EntityTag tag = new EntityTag(UUID.nameUUIDFromBytes(body).toString());
    CacheControl control = new CacheControl();
    control.setNoCache(true);
    control.setNoTransform(false);
    Response.ResponseBuilder unchanged = Answers.unchanged(tag, request);
    return (unchanged == null ? Response.ok(body, AtomFeed.TYPE + ";charset=UTF-8") : unchanged)
        .tag(tag)
        .cacheControl(control)
        .build();
  }
}
