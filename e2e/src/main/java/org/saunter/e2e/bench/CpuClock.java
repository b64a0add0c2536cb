package org.saunter.e2e.bench;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Counts beside the clock on the wall: units of work, and the seconds of a core that the measuring
 * thread really had. On a machine that does other things too, units divided by core is the speed on
 * one core.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class CpuClock {
  /** Samples or observations so far; shown as so many a second. */
  public double units;

  /** Seconds of a core so far; shown as the share of one core. */
  public double core;

  private long nanos;

  /** Begins anew. */
  @Setup(Level.Iteration)
  public void begin() {
    units = 0;
    core = 0;
    nanos = now();
  }

  /** Notes what was done since it was last asked. */
  void done(int more) {
    units += more;
    long now = now();
    core += (now - nanos) / 1e9;
    nanos = now;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
