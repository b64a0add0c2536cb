package org.saunter.recording;

import java.nio.charset.StandardCharsets;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Planogram;
import org.saunter.model.RecordingInfo;
import org.saunter.model.StoreSetup;
import org.saunter.model.Truth;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * The words of the shop as JSON text and back. Each observation, fact and truth is one object on
 * one line whose {@code type} is the name of its record; fields are the record's components under
 * their own names. Fields that are not known are ignored, so a newer sensor may say more.
 *
 * <p>Every reader throws {@link BadInputException} for text that it cannot use. The same value
 * always gives the same text. Safe for any number of threads.
 */
public final class JsonCodec {
  private static final ObjectWriter OBSERVATION_OUT = Mapping.JSON.writerFor(Observation.class);
  private static final ObjectWriter FACT_OUT = Mapping.JSON.writerFor(Fact.class);
  private static final ObjectWriter TRUTH_OUT = Mapping.JSON.writerFor(Truth.class);
  private static final ObjectReader OBSERVATION_IN = Mapping.JSON.readerFor(Observation.class);
  private static final ObjectReader FACT_IN = Mapping.JSON.readerFor(Fact.class);
  private static final ObjectReader TRUTH_IN = Mapping.JSON.readerFor(Truth.class);

  private JsonCodec() {}

  public static String write(Observation observation) {
    return OBSERVATION_OUT.writeValueAsString(observation);
  }

  public static String write(Fact fact) {
    return FACT_OUT.writeValueAsString(fact);
  }

  public static String write(Truth truth) {
    return TRUTH_OUT.writeValueAsString(truth);
  }

  /** UTF-8 of {@link #write(Observation)}, faster. */
  public static byte[] writeBytes(Observation observation) {
    return OBSERVATION_OUT.writeValueAsBytes(observation);
  }

  public static Observation readObservation(String json) {
    return readObservation(json.getBytes(StandardCharsets.UTF_8));
  }

  public static Observation readObservation(byte[] json) {
    return readObservation(json, 0, json.length);
  }

  static Observation readObservation(byte[] json, int from, int length) {
    return read(OBSERVATION_IN, Observation.class, json, from, length);
  }

  public static Fact readFact(String json) {
    return readFact(json.getBytes(StandardCharsets.UTF_8));
  }

  public static Fact readFact(byte[] json) {
    return read(FACT_IN, Fact.class, json, 0, json.length);
  }

  public static Truth readTruth(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return readTruth(bytes, 0, bytes.length);
  }

  static Truth readTruth(byte[] json, int from, int length) {
    return read(TRUTH_IN, Truth.class, json, from, length);
  }

  public static String write(Planogram planogram) {
    return Mapping.JSON.writeValueAsString(planogram);
  }

  public static Planogram readPlanogram(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return read(Mapping.JSON.readerFor(Planogram.class), Planogram.class, bytes, 0, bytes.length);
  }

  public static String write(RecordingInfo info) {
    return Mapping.JSON.writeValueAsString(info);
  }

  /** The description of a recording; refuses format versions that this code does not know. */
  public static RecordingInfo readInfo(String json) {
    return InfoFile.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The whole setup as one object: {@code profile}, {@code layout}, {@code products}, planogram.
   */
  public static String write(StoreSetup setup) {
    return Mapping.JSON.writeValueAsString(SetupDocument.of(setup));
  }

  /**
   * A setup that {@link #write(StoreSetup)} wrote; what cannot be sold side by side is an error.
   */
  public static StoreSetup readSetup(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return read(
            Mapping.JSON.readerFor(SetupDocument.class),
            SetupDocument.class,
            bytes,
            0,
            bytes.length)
        .toSetup();
  }

  static <T> T read(ObjectReader reader, Class<T> type, byte[] json, int from, int length) {
    try {
      T value = type.cast(reader.readValue(json, from, length));
      if (value == null) {
        throw new BadInputException("The text holds (null).", "Maybe an object was meant.");
      }
      return value;
    } catch (JacksonException e) {
      throw Mapping.badInput(e);
    }
  }
}
