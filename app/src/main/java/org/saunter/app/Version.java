package org.saunter.app;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
  /** The version of this program. */
  static final String NUMBER = "0.1.0-SNAPSHOT";

  @Override
  public String[] getVersion() {
    return new String[] {
      "saunter " + NUMBER, "Java " + Runtime.version() + ", " + System.getProperty("os.name"),
    };
  }
}
