package org.saunter.vision.clip;

/** What can be wrong with a stored segment, or with storing it. */
public enum ClipTrouble {
  /** Sealed with another key than the key file holds. */
  WRONG_KEY("was written with another key"),
  /** Shorter than its header says: a disk that lost its end. */
  TRUNCATED("is shorter than its header says"),
  /** Its seal does not fit: header or content were changed. */
  TAMPERED("does not fit its seal"),
  /** Not a segment at all, or of a later version. */
  UNKNOWN_FORMAT("is no segment that this version knows"),
  /** The file cannot be read. */
  UNREADABLE("cannot be read"),
  /** Its seal fits, but the clip in it cannot be decoded. */
  UNDECODABLE("holds no clip that can be decoded"),
  /** There was no room for it, even after everything older had been removed. */
  DISK_FULL("found no room on the disk"),
  /** It could not be written for another reason. */
  UNWRITABLE("could not be written");

  private final String words;

  ClipTrouble(String words) {
    this.words = words;
  }

  /** The end of a sentence that begins with the segment. */
  public String words() {
    return words;
  }
}
