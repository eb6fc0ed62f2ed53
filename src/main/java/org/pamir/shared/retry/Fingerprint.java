package org.pamir.shared.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What was asked, in 32 bytes: address, parameters and body. A JSON body counts by what it says, a
 * stream by its bytes.
 */
final class Fingerprint {

  private final MessageDigest digest;

  private Fingerprint(HttpServerRequest request) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
    digest.update((request.uri() + '\n').getBytes(StandardCharsets.UTF_8));
  }

  static byte[] of(HttpServerRequest request, InvocationContext call, ObjectMapper json) {
    Fingerprint fingerprint = new Fingerprint(request);
    Parameter[] parameters = call.getMethod().getParameters();
    for (int i = 0; i < parameters.length; i++) {
      if (!parameters[i].isAnnotationPresent(Context.class)) {
        fingerprint.add(call.getParameters()[i], json);
      }
    }
    return fingerprint.digest.digest();
  }

  private void add(Object value, ObjectMapper json) {
    try {
      digest.update(json.writeValueAsBytes(value));
      digest.update((byte) '\n');
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stream that is taken down as it is read. */
  static Streamed streamed(HttpServerRequest request, InputStream body) {
    return new Streamed(new Fingerprint(request).digest, body);
  }

  static final class Streamed extends FilterInputStream {
    private final MessageDigest digest;

    private Streamed(MessageDigest digest, InputStream body) {
      super(new DigestInputStream(body, digest));
      this.digest = digest;
    }

    /** Whoever reads may close it; what is left is taken down all the same. */
    @Override
    public void close() {
      // The server closes the body of a request itself.
    }

    /** The fingerprint of the whole, once what nobody read has been read too. */
    byte[] finish() throws IOException {
      in.transferTo(OutputStream.nullOutputStream());
      return digest.digest();
    }
  }
}
