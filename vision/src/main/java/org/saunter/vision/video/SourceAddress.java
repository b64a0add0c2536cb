package org.saunter.vision.video;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.saunter.model.BadInputException;

/**
 * Where a camera's pictures come from. What may be secret in it (user, password, query) never
 * leaves through {@link #toString}; only the opener reads {@link #secret}.
 */
public final class SourceAddress {
  private static final Pattern NAMED_SECRETS =
      Pattern.compile("(?i)(pass(?:word)?|pwd|user(?:name)?|token|key|auth|secret)=[^&/?# ]*");
  private static final String LISTEN = "rtsp-listen://";

  /** How the pictures arrive. */
  public enum Kind {
    /** A video file in any container that FFmpeg reads. */
    FILE(false),
    /** A folder of PNG or JPEG pictures, in the order of their names. */
    FOLDER(false),
    /** We call the camera: {@code rtsp://}, RTP interleaved in the TCP connection. */
    RTSP(true),
    /** The camera calls us (ANNOUNCE and RECORD): {@code rtsp-listen://host:port/path}. */
    RTSP_LISTEN(true),
    /** {@code http://} or {@code https://}: multipart MJPEG, or any stream FFmpeg knows. */
    HTTP(true);

    private final boolean live;

    Kind(boolean live) {
      this.live = live;
    }

    /** A live source is called again when it is lost; the others end. */
    public boolean live() {
      return live;
    }
  }

  private final Kind kind;
  private final String secret;

  private SourceAddress(Kind kind, String secret) {
    this.kind = kind;
    this.secret = secret;
  }

  /**
   * An address as a person writes it: a path of a file or folder, or one of the URLs of {@link
   * Kind}.
   *
   * @throws BadInputException empty, an unknown scheme, or no such file
   */
  public static SourceAddress parse(String text) {
    String address = text.strip();
    if (address.isEmpty()) {
      throw new BadInputException(
          "A camera has no address ().", "Maybe write a path or an rtsp:// address.");
    }
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return file(Path.of(address));
    }
    return switch (address.substring(0, scheme).toLowerCase(Locale.ROOT)) {
      case "rtsp" -> new SourceAddress(Kind.RTSP, address);
      case "rtsp-listen" -> new SourceAddress(Kind.RTSP_LISTEN, address);
      case "http", "https" -> new SourceAddress(Kind.HTTP, address);
      default ->
          throw new BadInputException(
              "The scheme of the camera address (" + masked(address) + ") is not known.",
              "Maybe use rtsp, rtsp-listen, http or https, or the path of a file.");
    };
  }

  /** A file or folder. */
  public static SourceAddress file(Path path) {
    if (!Files.exists(path)) {
      throw new BadInputException(
          "The video (" + path + ") does not exist.", "Maybe the path is mistyped.");
    }
    return new SourceAddress(Files.isDirectory(path) ? Kind.FOLDER : Kind.FILE, path.toString());
  }

  /** How the pictures arrive. */
  public Kind kind() {
    return kind;
  }

  /** The whole address as FFmpeg takes it, password and all. Never to be shown. */
  String secret() {
    return kind == Kind.RTSP_LISTEN ? "rtsp://" + secret.substring(LISTEN.length()) : secret;
  }

  /** The address with everything hidden that may be secret. */
  @Override
  public String toString() {
    return kind.live() ? masked(secret) : secret;
  }

  /**
   * Hides whatever stands before the last "@" (a password may hold any sign, so rather too much),
   * the query, and words such as "password=..." in the path.
   */
  private static String masked(String address) {
    int start = address.indexOf("://") + 3;
    String rest = address.substring(start);
    int at = rest.lastIndexOf('@');
    String host = at < 0 ? rest : "***@" + rest.substring(at + 1);
    int query = host.indexOf('?');
    String shown = query < 0 ? host : host.substring(0, query) + "?***";
    return address.substring(0, start) + NAMED_SECRETS.matcher(shown).replaceAll("$1=***");
  }
}
