package org.pamir.shared.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** The body of an answer that is written while its rows are being read. */
interface TableBody {

  /**
   * @param headers of the answer; what is set before the first byte still leaves
   */
  void write(OutputStream out, MultivaluedMap<String, Object> headers) throws IOException;

  /** Lets such a body write itself. */
  @Provider
  class Writer implements MessageBodyWriter<TableBody> {

    @Override
    public boolean isWriteable(
        Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
      return TableBody.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
        TableBody body,
        Class<?> type,
        Type generic,
        Annotation[] annotations,
        MediaType media,
        MultivaluedMap<String, Object> headers,
        OutputStream out)
        throws IOException {
      try {
        body.write(out, headers);
      } catch (JsonProcessingException e) {
        // As it stands it would pass for a fault of what the caller sent.
        throw new IllegalStateException("A table cannot be written", e);
      }
    }
  }
}
