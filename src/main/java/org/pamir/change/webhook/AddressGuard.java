package org.pamir.change.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses the register connects to on somebody's word: those of the public internet, and
 * what is allowed by configuration. Else a webhook would be a way to what answers the register's
 * own machine and nobody else: databases, and the metadata of a cloud.
 */
@ApplicationScoped
class AddressGuard {

  /** What IANA's registries of special-purpose addresses do not call globally reachable. */
  private static final List<Network> SPECIAL =
      networks(
          Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              // Within what is global of IPv6: tunnels, which lead to any IPv4 address, and
              // examples.
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20"));

  /**
   * What of IPv6 is handed out for the internet at all; mapped and local addresses are not of it.
   */
  private static final Network GLOBAL = Network.of("2000::/3");

  private final List<Network> allowed;

  AddressGuard(WebhookSettings settings) {
    allowed = networks(settings.allowedNetworks().orElse(List.of()).stream());
  }

  private static List<Network> networks(Stream<String> texts) {
    return texts.map(Network::of).toList();
  }

  boolean admits(InetAddress address) {
    byte[] bytes = address.getAddress();
    return allowed.stream().anyMatch(network -> network.holds(bytes))
        || (bytes.length == 4 || GLOBAL.holds(bytes))
            && SPECIAL.stream().noneMatch(network -> network.holds(bytes));
  }

  /** Addresses that begin with the same bits. */
  private record Network(byte[] first, int bits) {

    static Network of(String text) {
      String[] parts = text.strip().split("/");
      try {
        return new Network(
            InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException | ArrayIndexOutOfBoundsException | NumberFormatException e) {
        throw new IllegalArgumentException(text + " is no network such as 10.1.0.0/16", e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != first.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      return Arrays.equals(address, 0, whole, first, 0, whole)
          && (rest == 0 || ((address[whole] ^ first[whole]) & 0xff) >>> (8 - rest) == 0);
    }
  }
}
