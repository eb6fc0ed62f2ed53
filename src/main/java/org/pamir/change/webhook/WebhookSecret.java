package org.pamir.change.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What messages are signed with, by the Standard Webhooks scheme (HMAC-SHA256). */
final class WebhookSecret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private WebhookSecret() {}

  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  /** The signatures by each of the secrets, as the header webhook-signature has them. */
  static String signatures(List<String> secrets, String message, long second, String body) {
    return secrets.stream()
        .map(secret -> sign(secret, message, second, body))
        .collect(Collectors.joining(" "));
  }

  private static String sign(String secret, String message, long second, String body) {
    try {
      return new com.standardwebhooks.Webhook(secret).sign(message, second, body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("A message cannot be signed", e);
    }
  }
}
