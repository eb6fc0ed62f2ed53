package org.pamir.reference;

import java.util.Map;
import java.util.Optional;

/**
 * A country or territory of ISO 3166-1 (and Kosovo, which IATI lists as XK).
 *
 * @param code ISO 3166-1 alpha-2, upper case
 * @param names language (ISO 639-1) → name, unmodifiable: en, ru
 * @param currency ISO 4217 code of its currency, where it has one
 * @param hub true for the six countries that the register serves first
 * @param region code of the narrowest region (IATI codelist Region, OECD DAC) it belongs to, where
 *     it is a recipient of aid
 */
public record Country(
    String code,
    Map<String, String> names,
    Optional<String> currency,
    boolean hub,
    Optional<String> region) {}
