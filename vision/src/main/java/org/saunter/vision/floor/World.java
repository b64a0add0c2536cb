package org.saunter.vision.floor;

import java.util.List;

/**
 * One story of what the tracks of a group did, with the log weights of the story: by places alone,
 * and with clothing.
 *
 * @param strands one per track of the group, in its order
 * @param motionNats log weight by places and misses
 * @param lookNats log weight of the clothing; the story's whole weight is the sum
 */
record World(List<Strand> strands, double motionNats, double lookNats) {
  World {
    strands = List.copyOf(strands);
  }

  double nats() {
    return motionNats + lookNats;
  }

  World weighed(double lessMotion, double lessLook) {
    return new World(strands, motionNats - lessMotion, lookNats - lessLook);
  }

  World with(List<Strand> other) {
    return new World(other, motionNats, lookNats);
  }

  /** Whether both tell the same story by now. */
  boolean isLike(World other) {
    for (int i = 0; i < strands.size(); i++) {
      Strand a = strands.get(i);
      Strand b = other.strands.get(i);
      if (a.exit() != b.exit()
          || !(a.gone() || a.motion() == b.motion() || a.motion().isLike(b.motion()))) {
        return false;
      }
    }
    return true;
  }
}
