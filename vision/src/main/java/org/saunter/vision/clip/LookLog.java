package org.saunter.vision.clip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every look, in {@code looks.log}: JSON lines, only appended, each on the disk before anybody sees
 * a picture. A line carries the hash of the line before it and its own (SHA-256), so that a line
 * that was changed or taken out shows. How many there are and the last hash are signed with the
 * store's key in {@code looks.head}, so that lines taken off the end show too.
 *
 * <p>After a crash the log may be one line ahead of its head, or end in half a line; half a line is
 * closed and stays. For one thread at a time.
 */
final class LookLog {
  private static final String LOG = "looks.log";
  private static final String HEAD = "looks.head";
  private static final String NOTHING = "0".repeat(64);
  private static final int RECORD_BYTES_MAX = 4_096;

  private final Path folder;
  private final StoreKey key;
  private final JsonMapper json = JsonMapper.builder().build();
  private long count;
  private String lastHash = NOTHING;
  private long breaks;

  /**
   * What a look asked for and got.
   *
   * @param outcome "GIVEN", or the reason why not
   */
  record Entry(Look look, String cameraId, long fromNanos, long toNanos, String outcome) {}

  private record Chain(long count, String hash, boolean endsInHalfALine, List<String> problems) {}

  /**
   * The signed end.
   *
   * @param breaks how often damage was found when the store was opened
   * @param genuine whether the signature fits
   */
  private record Head(long count, String hash, long breaks, boolean genuine) {}

  private LookLog(Path folder, StoreKey key) {
    this.folder = folder;
    this.key = key;
  }

  /** Goes on behind the last whole line. */
  static LookLog open(Path folder, StoreKey key) throws IOException {
    LookLog log = new LookLog(folder, key);
    Chain chain = log.read();
    log.count = chain.count();
    log.lastHash = chain.hash();
    if (chain.endsInHalfALine()) {
      log.append("\n");
    }
    Head head = log.head();
    long known = head != null && head.genuine() ? head.breaks() : 0;
    boolean broken =
        headProblem(head, chain) != null || (known == 0 && !chain.problems().isEmpty());
    log.breaks = known + (broken ? 1 : 0);
    if (chain.count() > 0) {
      log.writeHead();
    }
    return log;
  }

  /** Writes one line and forces it to the disk. */
  void write(Entry entry) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("n", count + 1);
    fields.put("atNanos", entry.look().atNanos());
    fields.put("who", entry.look().who());
    fields.put("camera", entry.cameraId());
    fields.put("fromNanos", entry.fromNanos());
    fields.put("toNanos", entry.toNanos());
    fields.put("question", entry.look().questionId());
    fields.put("outcome", entry.outcome());
    fields.put("previous", lastHash);
    String hash = hash(json.writeValueAsString(fields));
    fields.put("hash", hash);
    append(json.writeValueAsString(fields) + "\n");
    count++;
    lastHash = hash;
    writeHead();
  }

  private void append(String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(LOG),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.WRITE)) {
      writeFully(channel, text);
    }
  }

  private void writeHead() throws IOException {
    String signed = count + " " + lastHash + " " + breaks;
    Path part = folder.resolve(HEAD + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeFully(channel, signed + " " + signature(signed) + "\n");
    }
    Files.move(
        part,
        folder.resolve(HEAD),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void writeFully(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  private String signature(String signed) {
    return HexFormat.of().formatHex(key.sign(signed));
  }

  /**
   * Checks the whole log against its hashes and its head.
   *
   * @return one sentence a problem; empty if there is none
   */
  static List<String> verify(Path folder, StoreKey key) throws IOException {
    LookLog log = new LookLog(folder, key);
    Chain chain = log.read();
    List<String> problems = new ArrayList<>(chain.problems());
    Head head = log.head();
    String headProblem = headProblem(head, chain);
    if (headProblem != null) {
      problems.add(headProblem);
    } else if (head != null && head.breaks() > 0) {
      problems.add("The look log was found damaged when the store was opened.");
    }
    return problems;
  }

  /** How many looks a log holds. */
  static long count(Path folder, StoreKey key) throws IOException {
    return new LookLog(folder, key).read().count();
  }

  private @Nullable Head head() throws IOException {
    Path file = folder.resolve(HEAD);
    if (!Files.exists(file)) {
      return null;
    }
    String text = Files.readString(file, UTF_8).strip();
    String[] parts = text.split(" ", -1);
    if (!text.matches("[0-9]{1,18} [0-9a-f]{64} [0-9]{1,18} [0-9a-f]{64}")) {
      return new Head(0, NOTHING, 0, false);
    }
    boolean genuine = signature(parts[0] + " " + parts[1] + " " + parts[2]).equals(parts[3]);
    return new Head(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2]), genuine);
  }

  /** What is wrong between the log and its signed end. */
  private static @Nullable String headProblem(@Nullable Head head, Chain chain) {
    if (head == null) {
      return chain.count() <= 1 ? null : "The end of the look log is not signed.";
    }
    if (!head.genuine()) {
      return "The signature of the look log's end does not fit.";
    }
    if (chain.count() < head.count() || chain.count() > head.count() + 1) {
      return "The look log has " + chain.count() + " lines, signed are " + head.count() + ".";
    }
    boolean same = chain.count() > head.count() || chain.hash().equals(head.hash());
    return same ? null : "The last line of the look log is not the one that was signed.";
  }

  private Chain read() throws IOException {
    Path file = folder.resolve(LOG);
    if (!Files.exists(file)) {
      return new Chain(0, NOTHING, false, List.of());
    }
    String text = Files.readString(file, UTF_8);
    List<String> problems = new ArrayList<>();
    long lines = 0;
    String previous = NOTHING;
    for (String line : text.lines().toList()) {
      String hash = line.length() > RECORD_BYTES_MAX ? null : hashOf(line, lines + 1, previous);
      if (hash != null) {
        lines++;
        previous = hash;
      } else if (isWhole(line)) {
        problems.add("Line " + (lines + 1) + " of the look log does not follow the one before it.");
        lines++;
        previous = claimedHash(line);
      }
      // Otherwise half a line, which a crash left: nobody saw a picture for it.
    }
    return new Chain(lines, previous, !text.isEmpty() && !text.endsWith("\n"), problems);
  }

  /** The hash of a line that is as it was written; null of any other. */
  private @Nullable String hashOf(String line, long number, String previous) {
    int cut = line.lastIndexOf(",\"hash\":\"");
    if (cut < 0) {
      return null;
    }
    String body = line.substring(0, cut) + "}";
    String hash = hash(body);
    boolean follows =
        line.equals(line.substring(0, cut) + ",\"hash\":\"" + hash + "\"}")
            && line.startsWith("{\"n\":" + number + ",")
            && body.endsWith(",\"previous\":\"" + previous + "\"}");
    return follows ? hash : null;
  }

  private boolean isWhole(String line) {
    try {
      return json.readTree(line).has("hash");
    } catch (JacksonException e) {
      return false;
    }
  }

  private String claimedHash(String line) {
    JsonNode hash = json.readTree(line).path("hash");
    return hash.isString() ? hash.stringValue() : NOTHING;
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }
}
