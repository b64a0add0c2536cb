package org.saunter.vision.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saunter.vision.Frame;

/** A net that turns crops into vectors. Not thread-safe. */
final class VectorModel implements AutoCloseable {
  private final OpenModel model;
  private final ModelCard card;
  private final int dimensions;
  private final int batch;
  private final ImageInput input;

  VectorModel(ModelFile file, Running running, ModelCard.Kind kind) {
    model = OpenModel.open(file, running);
    try {
      card = model.card(kind, VectorMaps.IMAGE_IN);
      long[] shape = model.outputShape(VectorMaps.VECTOR_OUT, OnnxJavaType.FLOAT);
      if (shape.length != 2 || shape[1] < 1) {
        throw model.wrongShape(VectorMaps.VECTOR_OUT, shape, "[n, dimensions]");
      }
      dimensions = Math.toIntExact(shape[1]);
      batch = running.batch();
      input = new ImageInput(batch, card.widthPx(), card.heightPx());
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  ModelCard card() {
    return card;
  }

  /** The vector of each crop, of length 1. */
  List<float[]> vectors(Frame frame, List<Crop> crops) {
    List<float[]> vectors = new ArrayList<>(crops.size());
    for (int from = 0; from < crops.size(); from += batch) {
      List<Crop> some = crops.subList(from, Math.min(crops.size(), from + batch));
      ByteBuffer bytes = input.empty();
      some.forEach(crop -> crop.write(frame, card.widthPx(), card.heightPx(), bytes));
      try (OnnxTensor images = input.tensor(model.environment(), some.size());
          OrtSession.Result result = model.run(VectorMaps.IMAGE_IN, images)) {
        float[] all = OpenModel.tensor(result, VectorMaps.VECTOR_OUT).getFloatBuffer().array();
        for (int i = 0; i < some.size(); i++) {
          vectors.add(Arrays.copyOfRange(all, i * dimensions, (i + 1) * dimensions));
        }
      }
    }
    return vectors;
  }

  @Override
  public void close() {
    model.close();
  }
}
