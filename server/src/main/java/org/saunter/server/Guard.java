package org.saunter.server;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps strangers out: headers that forbid everything a page of ours does not need, and refusals of
 * requests that another web site made a browser send.
 */
final class Guard {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean isLoopback;

  Guard(ServerSettings settings) {
    isLoopback = settings.isLoopback();
  }

  void check(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "same-origin"); // without a referrer, forms have no origin
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    ctx.header("Cache-Control", "no-store");
    String host = hostName(ctx.header("Host"));
    if (isLoopback && !LOCAL.contains(host)) {
      throw new Refused(
          403,
          "The host name (" + clip(host) + ") is not this machine.",
          "Maybe open it as http://localhost instead.");
    }
    if (isWriting(ctx) && isForeign(ctx)) {
      throw new Refused(
          403,
          "This request came from another web site; answers are taken from these pages only.",
          "Maybe open the page again and answer there.");
    }
  }

  private static boolean isWriting(Context ctx) {
    String method = ctx.req().getMethod();
    return !method.equals("GET") && !method.equals("HEAD");
  }

  private static boolean isForeign(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none"); // the browser itself says so
    }
    String origin = ctx.header("Origin");
    if (origin == null) {
      return false;
    }
    int scheme = origin.indexOf("://");
    return scheme < 0 || !origin.substring(scheme + 3).equalsIgnoreCase(ctx.header("Host"));
  }

  private static String hostName(@Nullable String header) {
    if (header == null) {
      return "";
    }
    String host = header.toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  /** At most 80 characters of a text that a stranger sent. */
  static String clip(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  /** A request that is answered with a status, a sentence and an advice. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int status;
    final String maybe;

    Refused(int status, String rule, String maybe) {
      super(rule);
      this.status = status;
      this.maybe = maybe;
    }

    String rule() {
      return String.valueOf(getMessage());
    }
  }
}
