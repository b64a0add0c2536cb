package org.saunter.server.wall;

/**
 * Where it is written down that somebody looked through a camera. Told when a look begins and when
 * it has ended; a look ends when its pictures have not been asked for over half a minute. Called by
 * threads that answer requests; must not wait long.
 */
public interface LookLog {
  /** Told to nobody; pages and metrics still count looks. */
  LookLog NONE =
      new LookLog() {
        @Override
        public void began(Look look) {}

        @Override
        public void ended(Look look) {}
      };

  /** Somebody began to look. */
  void began(Look look);

  /** Nobody looks any more; the look has its last time and its number of pictures. */
  void ended(Look look);
}
