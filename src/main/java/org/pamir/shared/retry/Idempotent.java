package org.pamir.shared.retry;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that takes an {@code Idempotency-Key}: the same request with the same key is carried out
 * once, by whichever instance, and each retry gets the first answer.
 *
 * <p>What it writes and its answer are one transaction, so that a server that ends in between
 * leaves both or neither.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

  /**
   * Whether the body is a stream that takes long. Then no transaction is held meanwhile: the key is
   * claimed, and after a server's end in between the same request may be carried out again, so what
   * it does must change nothing the second time.
   */
  @Nonbinding
  boolean streamed() default false;
}
