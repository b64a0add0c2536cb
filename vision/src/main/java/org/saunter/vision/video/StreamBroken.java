package org.saunter.vision.video;

/** A stream could not be opened or read. The message is a reason without any address. */
final class StreamBroken extends Exception {
  private static final long serialVersionUID = 1L;

  StreamBroken(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    String message = getMessage();
    return message == null ? "for no known reason" : message;
  }
}
