package org.pamir.shared.http;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pamir.shared.problem.ProblemType;

/**
 * Bounds JSON bodies, chunked ones too. Files for import are read as streams, and have a limit of
 * their own; that is why the server's own limit is far above this one.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

  private final long limit;

  BodyLimit(@ConfigProperty(name = "pamir.http.max-json-bytes") long limit) {
    this.limit = limit;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (context.getType() != InputStream.class) {
      // A length that is announced is refused before anything is read.
      String announced = context.getHeaders().getFirst("Content-Length");
      if (announced != null
          && announced.matches("[0-9]{1,18}")
          && Long.parseLong(announced) > limit) {
        throw tooLarge();
      }
      context.setInputStream(new Bounded(context.getInputStream()));
    }
    return context.proceed();
  }

  private RuntimeException tooLarge() {
    return ProblemType.TOO_LARGE.because("The body is larger than " + limit + " bytes.");
  }

  private final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(n);
      return n;
    }

    private void count(int n) {
      read += Math.max(n, 0);
      if (read > limit) {
        throw tooLarge();
      }
    }
  }
}
