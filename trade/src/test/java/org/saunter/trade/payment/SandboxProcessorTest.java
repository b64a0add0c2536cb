package org.saunter.trade.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.model.Observation.PaymentStep;

/** One line a call: key, step, amount, seconds, and what the processor says. */
class SandboxProcessorTest {
  @TempDir Path folder;

  private void calls(String token, String script) {
    for (String line : script.lines().toList()) {
      String[] parts = line.split("->", 2);
      String[] w = parts[0].strip().split(" +", -1);
      // Opened anew for every call: whatever it knows, it knows from its file.
      try (SandboxProcessor sandbox = SandboxProcessor.open(folder.resolve("sandbox.db"))) {
        PaymentStep step = PaymentStep.valueOf(w[1]);
        String hold = step == PaymentStep.HOLD ? w[0] : "h1";
        ProcessorRequest request =
            new ProcessorRequest(
                w[0],
                step,
                token,
                hold,
                Long.parseLong(w[2]),
                "EUR",
                Long.parseLong(w[3]) * 1_000_000_000L);
        assertThat(words(sandbox.send(request))).as(line).isEqualTo(parts[1].strip());
      }
    }
  }

  private static String words(ProcessorAnswer answer) {
    return switch (answer) {
      case ProcessorAnswer.Approved a -> "approved";
      case ProcessorAnswer.Declined d -> d.reason().name();
      case ProcessorAnswer.Silent s -> "silent";
      case ProcessorAnswer.KeyReused k -> "key reused";
    };
  }

  @Test
  void aKeyHasOneEffect() {
    calls(
        "card-1",
        """
        h1 HOLD    2000 0  -> approved
        h1 HOLD    2000 5  -> approved
        h1 HOLD    2001 5  -> key reused
        h1 CAPTURE 2000 5  -> key reused
        c1 CAPTURE  500 6  -> approved
        c1 CAPTURE  500 7  -> approved
        c2 CAPTURE  500 8  -> HOLD_UNKNOWN
        r1 REFUND   300 9  -> approved
        r1 REFUND   300 9  -> approved
        r2 REFUND   201 9  -> EXCEEDS_CAPTURE
        r3 REFUND   200 9  -> approved
        """);
    try (SandboxProcessor sandbox = SandboxProcessor.open(folder.resolve("sandbox.db"))) {
      assertThat(sandbox.books()).containsEntry("EUR", new SandboxProcessor.Books(0, 500, 500));
    }
  }

  @Test
  void aHoldIsTheLimit() {
    calls(
        "card-1",
        """
        h1 HOLD    2000 0       -> approved
        c1 CAPTURE 2001 1       -> EXCEEDS_HOLD
        a1 ADJUST  2600 1       -> approved
        c2 CAPTURE 2600 604799  -> approved
        """);
  }

  @Test
  void aHoldLastsSevenDays() {
    calls(
        "card-1",
        """
        h1 HOLD    2000 0       -> approved
        c1 CAPTURE 2000 604801  -> HOLD_EXPIRED
        c2 CAPTURE 2000 604801  -> HOLD_UNKNOWN
        """);
  }

  @Test
  void aLostAnswerIsKnownTheSecondTime() {
    calls(
        "card-lost-answer-1",
        """
        h1 HOLD    2000 0  -> silent
        h1 HOLD    2000 1  -> approved
        x1 CANCEL     0 2  -> silent
        c1 CAPTURE  100 3  -> silent
        c1 CAPTURE  100 4  -> HOLD_UNKNOWN
        """);
  }

  @Test
  void silenceForEver() {
    calls(
        "card-silent-1",
        """
        h1 HOLD    2000 0  -> silent
        h1 HOLD    2000 1  -> silent
        h1 HOLD    2000 9  -> silent
        """);
  }
}
