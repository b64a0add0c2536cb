package org.saunter.sim.scene;

import java.util.EnumSet;
import java.util.Set;
import org.saunter.sim.Chance;
import org.saunter.sim.picture.Exposure;
import org.saunter.sim.picture.Lighting;
import org.saunter.sim.picture.Lighting.Fault;

/** The light of one random scene, and what its cameras make of it. */
final class RandomLight {
  private final long seed;
  private final double hour;
  private final boolean open;
  private final boolean night;
  private final double strength;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final SceneRange range;
  private final boolean cameraFault;

  RandomLight(Chance chance, SceneRange range, boolean open) {
    this.range = range;
    this.open = open;
    seed = (long) (chance.uniform() * 1e15);
    night = chance.happens(range.nightShare());
    hour = night ? chance.uniform(19, 29) : chance.uniform(7, 17.5);
    strength = night ? chance.logUniform(0.12, 0.6) : chance.uniform(0.7, 1.1);
    if (chance.happens(range.faultShare())) {
      Fault[] all = Fault.values();
      for (int i = 1 + chance.below(2); i > 0; i--) {
        faults.add(all[chance.below(all.length)]);
      }
    }
    cameraFault = chance.happens(range.faultShare());
  }

  Lighting at(long nanos) {
    Lighting l = Lighting.at(seed, hour, nanos, faults);
    boolean overcast = new Chance(seed).fork("sky").happens(0.5);
    double day = l.dayLevel();
    if (open) {
      day = night ? Math.max(0.12, 0.5 * strength) : overcast ? 1.1 : 0.55;
    }
    return new Lighting(
        l.lampLevel() * (open ? 1 : strength),
        l.lampKelvin(),
        l.flicker(),
        l.failedLamp(),
        l.sickLamp(),
        l.sickLevel(),
        day,
        l.dayKelvin(),
        overcast ? 0 : open ? 0.6 * l.sunLevel() : l.sunLevel(),
        l.sunAzimuthRadians(),
        l.sunElevationRadians(),
        l.fogShare(),
        l.glareShare());
  }

  /** What a camera makes of a moment. */
  Exposure exposure(int camera, int moment) {
    Chance chance = new Chance(seed).fork("camera" + camera);
    double off = chance.logNormal(1, 0.12);
    boolean balanced = chance.happens(0.75);
    double warm = chance.uniform(-0.18, 0.18);
    Chance frame = chance.fork("frame" + moment);
    Exposure e = Exposure.ordinary(seed + 31L * camera);
    boolean bad = cameraFault && chance.happens(0.6);
    return new Exposure(
        0,
        off * (1 + (balanced ? 0.25 : 1) * warm),
        off * (1 - (balanced ? 0.25 : 1) * warm),
        e.shotNoise() * (night ? 1.8 : 1),
        e.readNoise() * (bad ? chance.uniform(1, 2.5) : 1),
        frame.happens(0.5) ? e.shutterSeconds() : 1 / chance.uniform(10, 60),
        bad ? chance.uniform(0.5, 1.8) : e.defocusPx(),
        e.vignette(),
        faults.contains(Fault.FLICKER) ? chance.uniform(0, 0.25) : 0,
        bad ? (int) chance.uniform(12, 60) : e.quality(),
        false,
        range.samplesAcross(),
        frame.happens(0.5) ? seed + moment * 977L + camera : seed * 3 + moment * 31L + camera);
  }
}
