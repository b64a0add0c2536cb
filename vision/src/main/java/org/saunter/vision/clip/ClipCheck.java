package org.saunter.vision.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saunter.vision.video.ClipReader;

/** Checks a whole clip store: seals, clips, windows, look log. */
final class ClipCheck {
  private ClipCheck() {}

  static ClipReport of(Path folder, StoreKey key, ClipSettings.Retention retention)
      throws IOException {
    ClipIndex index = new ClipIndex(folder, retention);
    index.rebuild(key, false);
    List<String> problems = new ArrayList<>();
    Map<String, Long> endOfCamera = new HashMap<>();
    long segments = 0;
    for (ClipIndex.Entry entry : index.entries()) {
      String problem = problem(entry, key, endOfCamera);
      if (problem.isEmpty()) {
        segments++;
      } else {
        problems.add("The segment (" + folder.relativize(entry.file()) + ") " + problem + ".");
      }
    }
    problems.addAll(LookLog.verify(folder, key));
    long looks = LookLog.count(folder, key);
    return new ClipReport(segments, index.bytes(), looks, problems);
  }

  private static String problem(
      ClipIndex.Entry entry, StoreKey key, Map<String, Long> endOfCamera) {
    SegmentFile.About about = entry.about();
    ClipTrouble known = entry.trouble();
    if (about == null || known != null) {
      return known == null ? ClipTrouble.UNREADABLE.words() : known.words();
    }
    Long end = endOfCamera.put(about.cameraId(), about.toNanos());
    if (end != null && about.fromNanos() <= end) {
      return "begins before the one before it ends";
    }
    try {
      byte[] content = SegmentFile.content(entry.file(), key);
      int[] frames = new int[1];
      ClipReader.read(
          about.cameraId(),
          content,
          about.fromNanos(),
          about.fromNanos(),
          about.toNanos(),
          frame -> frames[0]++);
      return frames[0] == about.frames()
          ? ""
          : "holds " + frames[0] + " frames of " + about.frames();
    } catch (SegmentFile.Unusable e) {
      // Deleted by its retention while this check runs.
      return Files.exists(entry.file()) ? e.trouble().words() : "";
    } catch (ClipReader.Undecodable e) {
      return ClipTrouble.UNDECODABLE.words();
    }
  }
}
