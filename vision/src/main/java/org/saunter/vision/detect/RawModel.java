package org.saunter.vision.detect;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Any model that takes camera bytes, with everything it gives: for looking into nets, as a
 * quantiser does. Not thread-safe.
 */
public final class RawModel implements AutoCloseable {
  private final OpenModel model;
  private final String inputName;
  private final ImageInput input;

  /** Opens a model whose only input is {@code [n, height, width, 3]} bytes. */
  public RawModel(ModelFile file, int widthPx, int heightPx) {
    model = OpenModel.open(file, Running.onCpu());
    inputName = model.onlyInput();
    input = new ImageInput(1, widthPx, heightPx);
  }

  /** Every output of floats by name, for one picture. */
  public Map<String, float[]> run(byte[] rgb) {
    Map<String, float[]> outputs = new LinkedHashMap<>();
    if (rgb.length != input.empty().capacity()) {
      throw new IllegalArgumentException(
          "A picture of " + rgb.length + " bytes, not " + input.empty().capacity());
    }
    input.empty().put(rgb);
    try (OnnxTensor image = input.tensor(model.environment(), 1);
        OrtSession.Result result = model.run(inputName, image)) {
      for (Map.Entry<String, OnnxValue> output : result) {
        if (output.getValue() instanceof OnnxTensor tensor) {
          FloatBuffer values = tensor.getFloatBuffer();
          if (values != null) {
            float[] copy = new float[values.remaining()];
            values.get(copy);
            outputs.put(output.getKey(), copy);
          }
        }
      }
    }
    return outputs;
  }

  @Override
  public void close() {
    model.close();
  }
}
