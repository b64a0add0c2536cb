package org.saunter.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Observation.GateCrossed;
import org.saunter.model.Observation.PeopleTracked;
import org.saunter.model.Observation.PlateWeighed;
import org.saunter.model.Observation.TrackPoint;
import org.saunter.model.Planogram;
import org.saunter.model.RecordingInfo;
import org.saunter.model.Samples;
import org.saunter.model.Truth;

class JsonCodecTest {
  private static final String WEIGHED =
      "{\"type\":\"PlateWeighed\",\"atNanos\":1580250245199510000,\"source\":\"plate:p1\","
          + "\"sequence\":7,\"plateId\":\"p1\",\"periodNanos\":16666667,"
          + "\"grams\":[1398.282,-2176.471,0.0,\"NaN\",\"Infinity\",\"-Infinity\"]}";

  @Test
  void everyObservationComesBackAsItWent() {
    for (Observation o : AnyRecord.ofEach(Observation.class, 200, 1)) {
      assertThat(JsonCodec.readObservation(JsonCodec.write(o))).isEqualTo(o);
      assertThat(JsonCodec.readObservation(JsonCodec.writeBytes(o))).isEqualTo(o);
    }
  }

  @Test
  void everyFactComesBackAsItWent() {
    for (Fact f : AnyRecord.ofEach(Fact.class, 200, 2)) {
      assertThat(JsonCodec.readFact(JsonCodec.write(f))).isEqualTo(f);
    }
  }

  @Test
  void everyTruthComesBackAsItWent() {
    for (Truth t : AnyRecord.ofEach(Truth.class, 200, 3)) {
      assertThat(JsonCodec.readTruth(JsonCodec.write(t))).isEqualTo(t);
    }
  }

  @Test
  void infoPlanogramAndSetupComeBackAsTheyWent() {
    AnyRecord any = new AnyRecord(4);
    Planogram planogram = (Planogram) any.record(Planogram.class);
    assertThat(JsonCodec.readPlanogram(JsonCodec.write(planogram))).isEqualTo(planogram);
    RecordingInfo info = TinyStore.info();
    assertThat(JsonCodec.readInfo(JsonCodec.write(info))).isEqualTo(info);
    String setup = JsonCodec.write(TinyStore.setup());
    assertThat(JsonCodec.write(JsonCodec.readSetup(setup))).isEqualTo(setup);
  }

  @Test
  void theTextIsAsDocumented() {
    Observation weighed = JsonCodec.readObservation(WEIGHED);
    assertThat(weighed)
        .isEqualTo(
            new PlateWeighed(
                1_580_250_245_199_510_000L,
                "plate:p1",
                7,
                "p1",
                16_666_667,
                Samples.ofGrams(
                    1398.282f,
                    -2176.471f,
                    0f,
                    Float.NaN,
                    Float.POSITIVE_INFINITY,
                    Float.NEGATIVE_INFINITY)));
    assertThat(JsonCodec.write(weighed)).isEqualTo(WEIGHED);
  }

  @Test
  void anyFloatReachesTheEngineBitByBit() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      float[] grams = new float[12];
      for (int k = 0; k < 12; k++) {
        grams[k] = Float.intBitsToFloat(random.nextInt());
      }
      Observation o = new PlateWeighed(0, "s", i, "p", 1, Samples.ofGrams(grams));
      assertThat(JsonCodec.readObservation(JsonCodec.writeBytes(o))).isEqualTo(o);
    }
  }

  @Test
  void absurdNumbersArriveAsInfinity() {
    String text = WEIGHED.replace("1398.282", "1e300");
    assertThat(((PlateWeighed) JsonCodec.readObservation(text)).grams().gramsAt(0))
        .isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void unknownFieldsAreIgnored() {
    String newer = WEIGHED.replace("\"sequence\"", "\"humidity\":{\"a\":[1,2]},\"sequence\"");
    assertThat(JsonCodec.readObservation(newer)).isEqualTo(JsonCodec.readObservation(WEIGHED));
  }

  @Test
  void theTypeMayStandAnywhere() {
    String moved = WEIGHED.replace("\"type\":\"PlateWeighed\",", "");
    moved = moved.substring(0, moved.length() - 1) + ",\"type\":\"PlateWeighed\"}";
    assertThat(JsonCodec.readObservation(moved)).isEqualTo(JsonCodec.readObservation(WEIGHED));
  }

  @Test
  void missingListsAreEmptyAndNullableFieldsMayBeMissing() {
    String bare =
        "{\"type\":\"PeopleTracked\",\"atNanos\":1,\"source\":\"v\",\"sequence\":1,\"people\":"
            + "[{\"trackId\":\"a\",\"xMm\":1,\"yMm\":2,\"sdMm\":3,\"detected\":true}]}";
    assertThat(JsonCodec.readObservation(bare))
        .isEqualTo(
            new PeopleTracked(
                1, "v", 1, List.of(new TrackPoint("a", 1, 2, 3, true, List.of(), null))));
    String crossed =
        "{\"type\":\"GateCrossed\",\"atNanos\":1,\"source\":\"g\",\"sequence\":1,"
            + "\"gateId\":\"g\",\"direction\":\"IN\",\"trackId\":\"a\"}";
    assertThat(JsonCodec.readObservation(crossed))
        .isEqualTo(new GateCrossed(1, "g", 1, "g", Observation.Direction.IN, "a", null, null));
  }

  @Test
  void whatCannotBeUsedIsNamed() {
    bad(WEIGHED.replace("PlateWeighed", "PlateSmelled"), "(PlateSmelled) is not known");
    bad(WEIGHED.replace("\"type\":\"PlateWeighed\",", ""), "no field (type)");
    bad(WEIGHED.replace("\"source\":\"plate:p1\",", ""), "(source)");
    bad(WEIGHED.replace("\"sequence\":7,", ""), "(sequence)");
    bad(WEIGHED.replace("\"sequence\":7,", "\"sequence\":7.5,"), "(sequence)");
    bad(
        WEIGHED.replace("\"sequence\":7,", "\"sequence\":99999999999999999999,"),
        "(99999999999999999999) out of range");
    bad(WEIGHED.replace("16666667", "0"), "sample period of (0)");
    bad(WEIGHED.replace("\"NaN\"", "\"heavy\""), "(heavy)");
    bad(WEIGHED.replace("\"NaN\"", "null"), "(grams)");
    bad(WEIGHED.substring(0, 90), "no whole JSON");
    bad(WEIGHED + "{}", "Trailing token");
    bad("null", "(null)");
    bad("", "The text does not fit: No content");
    bad("[]", "The text does not fit");
    bad("hello", "no whole JSON");
  }

  private static void bad(String text, String saying) {
    assertThatThrownBy(() -> JsonCodec.readObservation(text))
        .as(text)
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e.rule()).contains(saying);
              assertThat(e.maybe()).startsWith("Maybe ");
            });
  }

  @Test
  void newerFormatVersionsAreRefused() {
    String newer = "{\"formatVersion\":2,\"kind\":\"HOLOGRAM\"}";
    assertThatThrownBy(() -> JsonCodec.readInfo(newer))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("format version (2)");
    assertThatThrownBy(() -> JsonCodec.readInfo("{}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("format version (none)");
  }
}
