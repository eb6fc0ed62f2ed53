package org.pamir.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What no well-meaning client sends. */
final class Hostile {

  private Hostile() {}

  /** Texts that some layer may take for more than a text. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\t\r\n",
          "' or '1'='1",
          "'; drop table project; --",
          "\") or 1=1 --",
          "1; select pg_sleep(30)",
          "%' union select 1,2,3 --",
          "\\",
          "\\u0000",
          "$$",
          "$1",
          "?",
          ":projects",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
          "]]>",
          "&amp;&#0;",
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "file:///etc/passwd",
          "%s%s%s%n%x",
          "%2500",
          "%00",
          "{0}${7*7}#{7*7}{{7*7}}",
          "${jndi:ldap://127.0.0.1/a}",
          "=cmd|' /C calc'!A0",
          "\u0000",
          "\u0001\u0008\u001b[31m",
          "\u007f\u0085",
          "\u202etxt.exe\u202c",
          "\u200b\ufeff\u2060",
          "\ufffe\uffff",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324",
          "\u0130\u0131\u00df\u1e9e\ufb01",
          "null",
          "undefined",
          "true",
          "NaN",
          "Infinity",
          "-0",
          "1e999999999",
          "0x7fffffff",
          "9223372036854775808",
          "-9223372036854775809",
          "2147483648",
          "99999999999999999999999999999999999999",
          "0.1e-999999999",
          "1,5",
          "\u0661\u0662\u0663",
          "+999999999-12-31",
          "-0001-01-01",
          "0000-00-00",
          "2024-02-30",
          "2025-01-01T00:00:00Z",
          "2025-01-01T24:00:60+99:99",
          "+1000000000-12-31T23:59:59.999999999Z",
          "infinity",
          "epoch",
          ",",
          ",,",
          "KG,",
          "KG,KG,KG",
          "kg",
          "-",
          "--title",
          "*",
          "W/\"1\"",
          "00000000-0000-0000-0000-000000000000",
          "{}",
          "[]",
          "a".repeat(300),
          "a".repeat(10_000),
          "\u044f".repeat(2_000));

  /** Values that are no JSON, or JSON that few readers bear; they replace a value as they stand. */
  static List<String> raw(Random random) {
    int deep = 5_000;
    return List.of(
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "NaN",
        "Infinity",
        "-Infinity",
        "-0",
        "-0.0",
        "00",
        "1.",
        ".5",
        "0x1F",
        "+1",
        "9".repeat(1 + random.nextInt(400)),
        "0." + "3".repeat(1 + random.nextInt(400)),
        "9".repeat(5_000),
        "1e400",
        "1.7976931348623157e309",
        "[".repeat(deep) + "]".repeat(deep),
        "{\"a\":".repeat(deep) + "1" + "}".repeat(deep),
        "[".repeat(deep),
        "[" + "0,".repeat(20_000) + "0]",
        "[" + "{},".repeat(5_000) + "{}]",
        "\"\\ud83d\"",
        "\"\\udc00\\ud83d\"",
        "\"\\u0000\"",
        "\"\\x41\"",
        "\"a\nb\"",
        "'text'",
        "undefined",
        "nul",
        "TRUE",
        "{\"a\":1,\"a\":2}",
        "{\"__proto__\":{\"a\":1}}",
        "{\"@class\":\"a.B\",\"@type\":\"c.D\"}",
        "/* a comment */ 1",
        "\"" + "x".repeat(300_000) + "\"");
  }

  /** Bytes that are no UTF-8, or UTF-8 that hides something. */
  static final List<byte[]> BYTES =
      List.of(
          new byte[] {(byte) 0xff},
          new byte[] {(byte) 0xc0, (byte) 0x80},
          new byte[] {(byte) 0xc0, (byte) 0xaf},
          new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xaf},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0xbd},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xe2, (byte) 0x82},
          new byte[] {(byte) 0x80},
          new byte[] {0});

  /** What a path segment or a query value may be besides well-formed and encoded. */
  static final List<String> SEGMENTS =
      List.of(
          "%00",
          "%2500",
          "%252e%252e%252f",
          "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
          "..%2f..%2fq%2fmetrics",
          "%c0%af",
          "%ff",
          "%ed%a0%bd",
          "%u0041",
          "%zz",
          "%",
          "%e2%80%ae",
          "%ef%bb%bf",
          "a%0d%0aX-Injected:%201",
          "a;b=c",
          "a%3Bb",
          "%3Cscript%3E",
          "%27%20or%201=1",
          "%25s%25n",
          "%7B%7D",
          "a+b",
          "a%20b",
          "A".repeat(3_000),
          "%41".repeat(1_500),
          "a|b",
          "{identifier}",
          "a\"b",
          "a<b>",
          "\u00e9",
          "a%E2%80%8B",
          "~",
          "a:b@c",
          "a%2Fb%2Fc");

  /** Headers that a register need not understand, and must not stumble over. */
  static final List<Map.Entry<String, String>> HEADERS =
      List.of(
          Map.entry("Accept", "image/png"),
          Map.entry("Accept", "*/*;q=0"),
          Map.entry("Accept", "application/json;q=2"),
          Map.entry("Accept", "text/csv;q=0.5,application/json;q=0.1"),
          Map.entry("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          Map.entry("Accept", "application/xml"),
          Map.entry("Accept", "text/event-stream"),
          Map.entry("Accept", "/"),
          Map.entry("Accept", ""),
          Map.entry("Accept", "a".repeat(1_000)),
          Map.entry("Accept-Language", "ru;q=nan,*"),
          Map.entry("Accept-Language", "x".repeat(500)),
          Map.entry("Accept-Charset", "utf-7"),
          Map.entry("Accept-Encoding", "br;q=1.0, *;q=0"),
          Map.entry("Accept-Encoding", "gzip"),
          Map.entry("If-Match", "\"1\""),
          Map.entry("If-Match", "1"),
          Map.entry("If-Match", "W/\"1\""),
          Map.entry("If-Match", "\"1\", \"2\", *"),
          Map.entry("If-Match", "\""),
          Map.entry("If-Match", ""),
          Map.entry("If-Match", "\"99999999999999999999\""),
          Map.entry("If-None-Match", "*"),
          Map.entry("If-None-Match", "\"1\",,"),
          Map.entry("If-None-Match", "W/\"\u00e9\""),
          Map.entry("If-Modified-Since", "yesterday"),
          Map.entry("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
          Map.entry("Range", "bytes=0-0"),
          Map.entry("Range", "bytes=-1,5-2,0-99999999999999999999"),
          Map.entry("If-Range", "\"1\""),
          Map.entry("Prefer", "wait=x"),
          Map.entry("Prefer", "wait=-1"),
          Map.entry("Prefer", "wait=99999999999999999999"),
          Map.entry("Prefer", "return=minimal, respond-async, wait=0"),
          Map.entry("Idempotency-Key", ""),
          Map.entry("Idempotency-Key", "k".repeat(256)),
          Map.entry("Idempotency-Key", "\u00e9\u0080"),
          Map.entry("Idempotency-Key", "'; --"),
          Map.entry("Last-Event-ID", "-1"),
          Map.entry("Last-Event-ID", "99999999999999999999"),
          Map.entry("Last-Event-ID", "\u00ff"),
          Map.entry("Expect", "100-continue"),
          Map.entry("Expect", "200-ok"),
          Map.entry("Upgrade", "websocket"),
          // Not h2c: without its settings, that is answered beneath the register, by 400 and
          // nothing
          // more, and the connection stays open until it has idled for two minutes.
          Map.entry("TE", "trailers, deflate;q=0.5"),
          Map.entry("Trailer", "Content-Length"),
          Map.entry("Origin", "null"),
          Map.entry("Origin", "https://evil.example"),
          Map.entry("Referer", "javascript:alert(1)"),
          Map.entry("Cookie", "a=b; $Version=1; =; \u00e9"),
          Map.entry("traceparent", "00-xyz"),
          Map.entry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
          Map.entry("X-Forwarded-For", "127.0.0.1, ::1, %"),
          Map.entry("X-Forwarded-Host", "evil.example"),
          Map.entry("Forwarded", "for=\"_gazonk\""),
          Map.entry("X-HTTP-Method-Override", "DELETE"),
          Map.entry("X-Original-URL", "/q/metrics"),
          Map.entry("Content-Encoding", "gzip"),
          Map.entry("Content-Encoding", "br, x-none"),
          Map.entry("Content-Language", "\u00e9"),
          Map.entry("Content-MD5", "x"),
          Map.entry("Max-Forwards", "-1"),
          Map.entry("Cache-Control", "no-store, max-age=-1"),
          Map.entry("User-Agent", "() { :; }; echo"),
          Map.entry("X-Long", "y".repeat(8_000)));

  /** Credentials of nobody. */
  static final List<String> CREDENTIALS =
      List.of(
          "Bearer ",
          "Bearer",
          "Bearer pamir_",
          "Bearer pamir_0000000000000000000000000000000000000000000",
          "bearer x",
          "Basic YTpi",
          "Basic %%%",
          "Digest username=\"a\"",
          "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
          "Bearer " + "k".repeat(5_000),
          "Bearer \u00e9\u00ff",
          "Bearer pamir_'; --");

  static final List<String> CONTENT_TYPES =
      List.of(
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "application/json; charset=utf-7",
          "application/json; charset=latin1",
          "application/json; charset=",
          "application/json;;",
          "application/vnd.api+json",
          "application/xml",
          "json",
          "/",
          "*/*",
          "application/*",
          "",
          "\u00e9",
          "a".repeat(2_000));

  /** The same bytes with some of them changed, left out, doubled or put in. */
  static byte[] damaged(byte[] bytes, Random random) {
    byte[] text = bytes.clone();
    for (int times = 1 + random.nextInt(4); times > 0 && text.length > 0; times--) {
      int at = random.nextInt(text.length);
      switch (random.nextInt(5)) {
        case 0 -> text[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> text = java.util.Arrays.copyOf(text, at);
        case 2 -> text = spliced(text, at, BYTES.get(random.nextInt(BYTES.size())));
        case 3 -> {
          String hostile = TEXTS.get(random.nextInt(TEXTS.size()));
          text = spliced(text, at, hostile.getBytes(StandardCharsets.UTF_8));
        }
        default -> {
          int end = Math.min(text.length, at + 1 + random.nextInt(40));
          text = spliced(text, at, java.util.Arrays.copyOfRange(text, at, end));
        }
      }
    }
    return text;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] more) {
    byte[] all = new byte[bytes.length + more.length];
    System.arraycopy(bytes, 0, all, 0, at);
    System.arraycopy(more, 0, all, at, more.length);
    System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
    return all;
  }
}
