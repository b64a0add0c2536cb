package org.saunter.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.sim.Scenario;
import org.saunter.sim.SensorClass;
import org.saunter.store.attribution.Certainty;

class SuitesTest {
  private static final Path SCHEMA = Path.of("../docs/reference/schemas/eval-row.schema.json");

  @Test
  void theSameSeedGivesTheSameRowsAndEveryRowFitsTheSchema() throws IOException {
    List<EvalRow> rows = contest(60, 11, Suite.SYSTEMS);
    assertThat(contest(60, 11, Suite.SYSTEMS)).isEqualTo(rows);
    assertThat(rows).extracting(EvalRow::system).isEqualTo(Suite.SYSTEMS);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    for (EvalRow row : rows) {
      List<Error> errors = schema.validate(row.toJson(), InputFormat.JSON);
      assertThat(errors).as(row.toJson()).isEmpty();
      assertThat(row.toJson()).doesNotContain("\n").startsWith("{\"suite\":\"test\",\"class\":");
    }
  }

  @Test
  void theEngineBeatsTheRulesAndTheBoundsAreNotWorse() {
    Map<String, Double> exact = new TreeMap<>();
    // a crowd before poor cameras, where being told helps most
    Scenario hard = Scenario.standard(150, 3).withOccupancy(10).withSensors(SensorClass.POOR);
    for (EvalRow row :
        new Contest("test", new SuiteClass("rush", hard, ""), Certainty.learned())
            .run(Suite.SYSTEMS)) {
      exact.put(row.system(), row.scores().receiptsExact().value());
      assertThat(row.scores().missingReceipts()).isZero();
      assertThat(row.scores().extraReceipts()).isZero();
    }
    assertThat(exact.get("saunter")).isGreaterThan(exact.get("faim-rule"));
    assertThat(exact.get("faim-rule")).isGreaterThan(exact.get("winner-rule"));
    assertThat(exact.get("faim-rule")).isGreaterThan(0.2);
    assertThat(exact.get("nearest")).isBetween(0.05, 0.8);
    double bounds = exact.getOrDefault("bound-who", 0.0) + exact.getOrDefault("bound-what", 0.0);
    assertThat(bounds / 2).isGreaterThanOrEqualTo(exact.get("saunter"));
  }

  @Test
  void piecesThatFinishOutOfOrderAreToldInOrder() {
    List<Integer> told = new ArrayList<>();
    List<InPairs.Work<Integer>> pieces = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int piece = i;
      pieces.add(() -> List.of(piece, piece + 100));
    }
    InPairs.run(pieces, told::add);
    assertThat(told).hasSize(40).startsWith(0, 100, 1, 101);
    InPairs.Work<Integer> bad =
        () -> {
          throw new BadInputException("The piece (1) is bad.", "Maybe mend it.");
        };
    assertThatThrownBy(() -> InPairs.run(List.of(bad), told::add))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void everySuiteHasItsClasses() {
    assertThat(Suites.named("walkout").classes()).isEqualTo(16);
    assertThat(Classes.hard(10, 1)).hasSize(8).extracting(SuiteClass::name).doesNotHaveDuplicates();
    assertThat(Classes.spoilt(10, 1)).hasSize(7);
    assertThatThrownBy(() -> Suites.named("walk")).hasMessageContaining("(walk)");
  }

  private static List<EvalRow> contest(int visits, long seed, List<String> systems) {
    SuiteClass of = new SuiteClass("busy", Scenario.standard(visits, seed), "five \"people\"");
    return new Contest("test", of, Certainty.learned()).run(systems);
  }
}
