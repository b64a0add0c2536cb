package org.saunter.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses. */
public final class Urls {
  private Urls() {}

  /** Text as one segment of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
