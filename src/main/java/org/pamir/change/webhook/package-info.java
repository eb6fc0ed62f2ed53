/**
 * Tells partners' systems of changes over HTTP, signed by the Standard Webhooks scheme.
 *
 * <p>Each webhook has a position in the feed of changes. What lies behind it is taken into messages
 * ({@link org.pamir.change.webhook.WebhookOutbox}) in the transaction that moves the position, and
 * sent from there ({@link org.pamir.change.webhook.WebhookSender}) until it is answered with
 * success: at least once, and for each project in order. Instances share both by locking what they
 * take.
 */
package org.pamir.change.webhook;
