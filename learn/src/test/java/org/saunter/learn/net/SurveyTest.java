package org.saunter.learn.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;

class SurveyTest {
  @Test
  void theStandardNetSeesAWholePersonAndIsSmall() {
    Survey survey = PersonNet.standard().survey(new Size(320, 192));
    assertThat(survey.seenMaxPx()).isGreaterThanOrEqualTo(240);
    assertThat(survey.parameters()).isBetween(900_000L, 1_000_000L);
    assertThat(survey.multiplications()).isBetween(600_000_000L, 650_000_000L);
  }

  @Test
  void theSameSeedGivesTheSameWeightsWhateverElseTheNetHas() {
    Survey small = new PersonNet(8, 1).survey(new Size(96, 64));
    Survey deep = new PersonNet(8, 2).survey(new Size(96, 64));
    Weights a = Weights.fresh(small.needs(), 5);
    Weights b = Weights.fresh(deep.needs(), 5);
    assertThat(a.get("s8-0a.weight").values()).isEqualTo(b.get("s8-0a.weight").values());
    assertThat(Weights.fresh(small.needs(), 6).get("stem.weight").values())
        .isNotEqualTo(a.get("stem.weight").values());
  }

  @Test
  void aSizeThatDoesNotFitIsRefusedWithOneThatDoes() {
    assertThatThrownBy(() -> PersonNet.standard().survey(new Size(330, 192)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("(330x192)")
        .hasMessageContaining("Maybe take 352x192");
  }
}
