package org.saunter.learn;

import org.saunter.store.EngineSettings;
import org.saunter.store.attribution.Parameters;

/** Which settings of the engine go with which class of sensors. */
public final class SensorSettings {
  private SensorSettings() {}

  /** Settings for sensors of a class, as a shop would be installed with; unknown ones as mid. */
  public static EngineSettings of(String sensors) {
    return switch (sensors) {
      case "good", "target" -> EngineSettings.standard().withParameters(Parameters.good());
      default -> EngineSettings.standard().withParameters(Parameters.start());
    };
  }
}
