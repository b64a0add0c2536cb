package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does wrong, or the machine: two sentences, no stack trace. */
class ComplaintsTest {
  @TempDir Path temp;

  private static void isTwoSentences(Cli.Result result, int code, String rule) {
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).contains(rule).contains("Maybe").doesNotContain("\tat ");
  }

  @Test
  void misuseIsExplained() {
    isTwoSentences(Cli.run("demo", "--vists", 3), 2, "The option (--vists) is not known here.");
    assertThat(Cli.run("demo", "--vists", 3).err()).contains("Maybe --visits was meant.");
    isTwoSentences(Cli.run("dmo"), 2, "The word (dmo) is not known here.");
    assertThat(Cli.run("dmo").err()).contains("Maybe demo was meant.");
    isTwoSentences(Cli.run("sim"), 2, "There is no (--out).");
    isTwoSentences(Cli.run("demo", "--visits", "many"), 2, "many");
    isTwoSentences(Cli.run("demo", "--headless", "--occupancy", 0), 2, "(0.0) people");
    isTwoSentences(Cli.run("demo", "--headless", "--sensors", "best"), 2, "(best)");
    isTwoSentences(Cli.run("demo", "--headless", "--sabotage", "fire"), 2, "(fire)");
    isTwoSentences(Cli.run("demo", "--threshold", 2_000_000), 2, "(2000000)");
    isTwoSentences(Cli.run("explain"), 2, "neither");
  }

  @Test
  void helpAndVersionAreFine() {
    assertThat(Cli.run().isFine().out()).contains("demo", "doctor");
    assertThat(Cli.run("--version").isFine().out()).contains("saunter 0.");
    assertThat(Cli.run("demo", "--help").isFine().out()).contains("--headless");
  }

  @Test
  void aTakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      isTwoSentences(
          Cli.run("demo", "--port", taken.getLocalPort(), "--data", temp.resolve("d")),
          1,
          "The port (" + taken.getLocalPort() + ")");
    }
  }

  @Test
  void noPermission() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    Path under = file.resolve("data");
    isTwoSentences(
        Cli.run("demo", "--headless", "--data", under), 1, under + ") cannot be written");
    isTwoSentences(Cli.run("demo", "--port", 0, "--data", under), 1, under + ") cannot be written");
    isTwoSentences(Cli.run("sim", "--out", under), 1, file.toString());
    Cli.Result doctor = Cli.run("doctor", "--data", under);
    isTwoSentences(new Cli.Result(doctor.code(), "", doctor.out()), 1, "is a file");
  }

  @Test
  void aFullDisk() throws IOException, InterruptedException {
    Path small = Files.createDirectories(temp.resolve("small"));
    if (!isRun("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString())) {
      System.out.println("SKIPPED: no small disk can be mounted here");
      Assumptions.abort("cannot mount");
    }
    try {
      isTwoSentences(
          Cli.run("demo", "--headless", "--visits", 30, "--data", small.resolve("d")), 1, "full");
      isTwoSentences(Cli.run("sim", "--visits", 30, "--out", small.resolve("r")), 1, "full");
    } finally {
      isRun("umount", "-l", small.toString());
    }
  }

  private static boolean isRun(String... words) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aJdkThatIsTooOld() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(temp.resolve("jdk8/bin"));
    for (String tool : new String[] {"java", "javac"}) {
      Files.writeString(bin.resolve(tool), "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
      Files.setPosixFilePermissions(
          bin.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    ProcessBuilder launcher =
        new ProcessBuilder("sh", Cli.PROJECT.resolve("saunter").toString(), "--version")
            .redirectErrorStream(true);
    launcher.environment().put("JAVA_HOME", temp.resolve("jdk8").toString());
    launcher.environment().put("SAUNTER_JDK_SEARCH", "no");
    Process process = launcher.start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).contains("needs a JDK of version 21", "version (8)", "Maybe install one");
  }
}
