package org.saunter.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Style sheets, scripts and pictures: a fixed list, read once from the class path. Their address
 * holds a hash over all of them, so that browsers may keep them for ever.
 */
final class Assets {
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final List<String> NAMES =
      List.of(
          "saunter.css",
          "eyes.css",
          "theme.js",
          "page.js",
          "stream.js",
          "morph.js",
          "floor.js",
          "review.js",
          "wall.js",
          "replay.js",
          "stage.js",
          "figure.js",
          "room.js",
          "curves.js",
          "favicon.svg");

  private final Map<String, byte[]> files = new TreeMap<>();
  private final String prefix;

  Assets() {
    for (String name : NAMES) {
      files.put(name, read("assets/" + name));
    }
    files.put("htmx.js", read(HTMX));
    prefix = "/assets/" + hash() + "/";
  }

  private static byte[] read(String path) {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The file (" + path + ") is missing from the program.");
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      files.values().forEach(sha::update);
      return HexFormat.of().formatHex(sha.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Start of the address of every asset. */
  String prefix() {
    return prefix;
  }

  void serve(Context ctx) {
    serve(ctx, ctx.pathParam("name"));
  }

  void serve(Context ctx, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      ctx.status(HttpStatus.NOT_FOUND).contentType("text/plain; charset=utf-8");
      ctx.result("There is no such file.");
      return;
    }
    boolean current = ctx.path().startsWith(prefix);
    ctx.header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
    ctx.contentType(type(name)).result(bytes);
  }

  private static String type(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (end) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }
}
