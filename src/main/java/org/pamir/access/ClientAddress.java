package org.pamir.access;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from. An IPv6 subscriber holds a whole /64, so its network stands for it.
 * Behind a proxy this is the proxy's address, unless quarkus.http.proxy says to believe its
 * headers.
 */
final class ClientAddress {

  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  static String of(RoutingContext request) {
    SocketAddress remote = request.request().remoteAddress();
    String address = remote == null ? null : remote.hostAddress();
    return address == null ? "unknown" : network(address);
  }

  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // A literal: no name is looked up.
      InetAddress parsed = InetAddress.getByName(address);
      if (!(parsed instanceof Inet6Address)) {
        return parsed.getHostAddress();
      }
      byte[] network = parsed.getAddress();
      Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
      return InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
