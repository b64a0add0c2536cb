package org.saunter.vision.clip;

import java.util.List;

/** What came of a wish to see a window of time. */
public sealed interface CutResult {
  /**
   * The window as a clip.
   *
   * @param file MP4 or WebM, as the store is set
   * @param fromNanos stamp of its first frame
   * @param toNanos stamp of its last frame
   * @param troubles segments of the window that are missing in it, and why
   */
  record Clip(byte[] file, long fromNanos, long toNanos, int frames, List<ClipTrouble> troubles)
      implements CutResult {
    public Clip {
      troubles = List.copyOf(troubles);
    }
  }

  /** There is none. */
  record Refused(Reason reason, String words) implements CutResult {}

  /** Why not, in order of precedence. */
  enum Reason {
    /** The window ends before it begins. */
    BACKWARDS,
    /** Longer than 60 s: a question is about a moment. */
    TOO_LONG,
    /** Nothing is stored of that camera at that time: too old, not yet, or no such camera. */
    NOTHING_STORED,
    /** All that is stored of it is damaged or sealed with another key. */
    UNUSABLE,
    /** The look could not be logged, so there is none. */
    NOT_LOGGED
  }
}
