package org.saunter.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchTest {
  @Test
  void everyRowFitsItsSchema() {
    Cli.Result bench = Cli.run("bench", "--seconds", 0.05, "--visits", 3, "--json").isFine();
    assertThat(bench.out().lines().toList())
        .hasSize(7)
        .allSatisfy(line -> Cli.checked(line, "bench-row.schema.json"));
    assertThat(Cli.run("bench", "--seconds", 0).code()).isEqualTo(2);
  }
}
