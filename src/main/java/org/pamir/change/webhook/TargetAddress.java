package org.pamir.change.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** Where a webhook's messages go. */
@ApplicationScoped
class TargetAddress {

  private final AddressGuard guard;
  private final WebhookSettings settings;

  TargetAddress(AddressGuard guard, WebhookSettings settings) {
    this.guard = guard;
    this.settings = settings;
  }

  /** An address that nothing is sent to. */
  static final class RefusedException extends Exception {
    RefusedException(String reason) {
      super(reason);
    }
  }

  /** An address as it is written, if it is one that messages go to. */
  URI parse(String url) throws RefusedException {
    try {
      URI uri = new URI(url);
      boolean scheme =
          "https".equalsIgnoreCase(uri.getScheme())
              || settings.http() && "http".equalsIgnoreCase(uri.getScheme());
      if (!scheme) {
        throw new RefusedException("must begin with https://");
      }
      if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
        throw new RefusedException(
            "must name a host, and have neither user information nor a fragment");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new RefusedException("must be an address such as https://partner.example/pamir");
    }
  }

  /**
   * The address that its host has now, which is the one to connect to: looked up again, the name
   * might mean another. Blocks while it is looked up.
   */
  InetAddress resolve(URI uri) throws RefusedException {
    String host = uri.getHost().replaceAll("^\\[|\\]$", "");
    try {
      InetAddress[] all = InetAddress.getAllByName(host);
      for (InetAddress one : all) {
        if (!guard.admits(one)) {
          throw new RefusedException("must not lead to an address of a private or special network");
        }
      }
      return all[0];
    } catch (UnknownHostException e) {
      throw new RefusedException("has a host that cannot be found");
    }
  }
}
