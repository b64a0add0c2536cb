package org.saunter.vision.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

/**
 * Finds people and their hands with a person net of ours. Frames of another size than the net takes
 * are scaled. Not thread-safe: one for each thread.
 */
public final class PersonDetector implements Detector {
  private final OpenModel model;
  private final ModelCard card;
  private final Running running;
  private final Letterbox letterbox;
  private final ImageInput input;
  private final PersonDecoder decoder;
  private final int peaks;

  /** Opens a model; one of another kind or with other shapes is bad input. */
  public PersonDetector(ModelFile file, Running running, PersonDecoder.Limits limits) {
    this.running = running;
    model = OpenModel.open(file, running);
    try {
      card = model.card(ModelCard.Kind.PERSON, PersonMaps.IMAGE_IN);
      int columns = card.widthPx() / PersonMaps.STRIDE_PX;
      int rows = card.heightPx() / PersonMaps.STRIDE_PX;
      long[] scores = model.outputShape(PersonMaps.PERSON_SCORE_OUT, OnnxJavaType.FLOAT);
      if (scores.length != 2 || scores[1] < 1) {
        throw model.wrongShape(PersonMaps.PERSON_SCORE_OUT, scores, "[n, peaks]");
      }
      peaks = Math.toIntExact(scores[1]);
      requireShapes(rows, columns);
      letterbox = new Letterbox(card.widthPx(), card.heightPx());
      input = new ImageInput(running.batch(), card.widthPx(), card.heightPx());
      decoder = new PersonDecoder(rows, columns, limits);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private void requireShapes(int rows, int columns) {
    model.require(PersonMaps.PERSON_CELL_OUT, OnnxJavaType.INT64, peaks);
    model.require(
        PersonMaps.PERSON_VALUES_OUT, OnnxJavaType.FLOAT, PersonMaps.PERSON_VALUES, peaks);
    model.require(PersonMaps.HAND_SCORE_OUT, OnnxJavaType.FLOAT, peaks);
    model.require(PersonMaps.HAND_CELL_OUT, OnnxJavaType.INT64, peaks);
    model.require(PersonMaps.HAND_VALUES_OUT, OnnxJavaType.FLOAT, PersonMaps.HAND_VALUES, peaks);
    model.require(PersonMaps.FOOT_SHIFT_OUT, OnnxJavaType.FLOAT, 2, rows, columns);
  }

  /** What the model says of itself. */
  public ModelCard card() {
    return card;
  }

  @Override
  public List<List<Sighting>> detect(List<Frame> frames) {
    List<List<Sighting>> all = new ArrayList<>(frames.size());
    for (int from = 0; from < frames.size(); from += running.batch()) {
      some(frames.subList(from, Math.min(frames.size(), from + running.batch())), all);
    }
    return all;
  }

  private void some(List<Frame> frames, List<List<Sighting>> all) {
    List<Letterbox.Fit> fits = new ArrayList<>(frames.size());
    ByteBuffer bytes = input.empty();
    for (Frame frame : frames) {
      fits.add(letterbox.write(frame, bytes));
    }
    try (OnnxTensor images = input.tensor(model.environment(), frames.size());
        OrtSession.Result result = model.run(PersonMaps.IMAGE_IN, images)) {
      PersonDecoder.Outputs outputs =
          new PersonDecoder.Outputs(
              peaks,
              OpenModel.tensor(result, PersonMaps.PERSON_SCORE_OUT).getFloatBuffer().array(),
              OpenModel.tensor(result, PersonMaps.PERSON_CELL_OUT).getLongBuffer().array(),
              OpenModel.tensor(result, PersonMaps.PERSON_VALUES_OUT).getFloatBuffer().array(),
              OpenModel.tensor(result, PersonMaps.HAND_SCORE_OUT).getFloatBuffer().array(),
              OpenModel.tensor(result, PersonMaps.HAND_CELL_OUT).getLongBuffer().array(),
              OpenModel.tensor(result, PersonMaps.HAND_VALUES_OUT).getFloatBuffer().array(),
              OpenModel.tensor(result, PersonMaps.FOOT_SHIFT_OUT).getFloatBuffer().array());
      for (int picture = 0; picture < frames.size(); picture++) {
        all.add(decoder.decode(outputs, picture, fits.get(picture)));
      }
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
