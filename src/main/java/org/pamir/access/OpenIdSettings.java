package org.pamir.access;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** How the tokens of an OpenID provider name what Pamir asks of a caller. */
@ConfigMapping(prefix = "pamir.openid")
interface OpenIdSettings {

  /** The claim with the ref of the organisation that an editor writes for. */
  String organisationClaim();

  /** The claim with the ISO code of the country that a focal point speaks for. */
  String countryClaim();

  /** By role of Pamir, the role of the provider that gives it. */
  Map<String, String> roles();
}
