package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * {@code docs/reference/cli.md} is what the commands say of themselves. After a change run this
 * test with SAUNTER_REWRITE=1.
 */
class CliReferenceTest {
  private static final Path PAGE = Cli.PROJECT.resolve("docs/reference/cli.md");

  @Test
  void thePageIsWhatTheCommandsSay() throws IOException {
    String page = page();
    if ("1".equals(System.getenv("SAUNTER_REWRITE"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("Maybe run this test with SAUNTER_REWRITE=1.")
        .isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# Commands\n\nMade from the program's own help by `CliReferenceTest`.\n\n");
    page.append("JSON of every command: [schemas](schemas).\n\n");
    CommandLine top = Saunter.commandLine();
    sections(page, "saunter", top);
    return page.toString().stripTrailing() + "\n";
  }

  private static void sections(StringBuilder page, String name, CommandLine command) {
    section(page, name, command);
    command.getSubcommands().forEach((sub, below) -> sections(page, name + " " + sub, below));
  }

  private static void section(StringBuilder page, String name, CommandLine command) {
    String usage = command.setUsageHelpWidth(100).getUsageMessage(CommandLine.Help.Ansi.OFF);
    page.append("## ").append(name).append("\n\n```\n");
    usage.lines().forEach(line -> page.append(line.stripTrailing()).append('\n'));
    page.append("```\n\n");
  }
}
