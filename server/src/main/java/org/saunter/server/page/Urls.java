package org.saunter.server.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses. */
public final class Urls {
  private Urls() {}

  /** Address of a store's first page. */
  public static String store(String storeId) {
    return "/stores/" + segment(storeId);
  }

  /** Text as one segment of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
