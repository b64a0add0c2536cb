package org.saunter.vision.detect;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.saunter.model.BadInputException;

/** A model that ONNX Runtime has opened. Runs may not overlap. */
final class OpenModel implements AutoCloseable {
  private final String from;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private OpenModel(String from, OrtEnvironment environment, OrtSession session) {
    this.from = from;
    this.environment = environment;
    this.session = session;
  }

  /** Opens a model; a damaged file or a missing device is bad input. */
  static OpenModel open(ModelFile file, Running running) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(running.threads());
      options.setInterOpNumThreads(1);
      // A waiting thread that spins takes the processor from the other cameras.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      choose(running, options);
      return new OpenModel(
          file.from(), environment, environment.createSession(file.bytes(), options));
    } catch (OrtException e) {
      throw new BadInputException(
          "The model ("
              + file.from()
              + ") of "
              + file.bytes().length
              + " bytes cannot be opened: "
              + firstLine(e)
              + ".",
          "Maybe the file is damaged or is no ONNX model.");
    }
  }

  private static void choose(Running running, OrtSession.SessionOptions options) {
    try {
      switch (running.device()) {
        case CPU -> {}
        case CUDA -> options.addCUDA(new OrtCUDAProviderOptions(running.gpu()));
        case TENSORRT -> {
          options.addTensorrt(running.gpu());
          options.addCUDA(new OrtCUDAProviderOptions(running.gpu()));
        }
      }
    } catch (OrtException e) {
      throw new BadInputException(
          "The device ("
              + running.device()
              + " "
              + running.gpu()
              + ") is not there: "
              + firstLine(e)
              + ".",
          "Maybe use the GPU build of ONNX Runtime, or CPU; this build has "
              + EnumSet.copyOf(OrtEnvironment.getAvailableProviders())
              + ".");
    }
  }

  private static String firstLine(OrtException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }

  /** What the file says of itself; empty for a file that is not ours. */
  Map<String, String> words() {
    try {
      return session.getMetadata().getCustomMetadata();
    } catch (OrtException e) {
      return Map.of();
    }
  }

  /** The card; throws unless the file is of that kind. */
  ModelCard card(ModelCard.Kind wanted, String input) {
    Map<String, String> words = words();
    String kind = words.getOrDefault(ModelCard.KIND, "none");
    if (!kind.equals(wanted.name())) {
      throw new BadInputException(
          "The model (" + from + ") is of the kind (" + kind + "), not (" + wanted + ").",
          "Maybe it is meant for another setting.");
    }
    long[] shape = inputShape(input, OnnxJavaType.UINT8);
    if (shape.length != 4 || shape[1] <= 0 || shape[2] <= 0 || shape[3] != 3) {
      throw wrongShape(input, shape, "[n, height, width, 3]");
    }
    return new ModelCard(
        words.getOrDefault(ModelCard.NAME, "unnamed"),
        words.getOrDefault(ModelCard.VERSION, "0"),
        wanted,
        Math.toIntExact(shape[2]),
        Math.toIntExact(shape[1]),
        new HashMap<>(words));
  }

  long[] inputShape(String name, OnnxJavaType type) {
    try {
      return shape(session.getInputInfo(), name, type);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only input there is. */
  String onlyInput() {
    if (session.getInputNames().size() != 1) {
      throw new BadInputException(
          "The model (" + from + ") takes " + session.getInputNames() + "; one input is known.",
          "Maybe export it without further inputs.");
    }
    return session.getInputNames().iterator().next();
  }

  /** The first output. */
  String firstOutput() {
    return session.getOutputNames().iterator().next();
  }

  long[] outputShape(String name, OnnxJavaType type) {
    try {
      return shape(session.getOutputInfo(), name, type);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Throws unless that output has those sides, the free first one left out. */
  void require(String output, OnnxJavaType type, long... sides) {
    long[] shape = outputShape(output, type);
    if (!Arrays.equals(Arrays.copyOfRange(shape, Math.min(1, shape.length), shape.length), sides)) {
      throw wrongShape(output, shape, "[n, " + Arrays.toString(sides).substring(1));
    }
  }

  BadInputException wrongShape(String name, long[] shape, String wanted) {
    return new BadInputException(
        "The model ("
            + from
            + ") has ("
            + name
            + ") of the shape "
            + Arrays.toString(shape)
            + ", not "
            + wanted
            + ".",
        "Maybe it was made for another version.");
  }

  private long[] shape(Map<String, NodeInfo> all, String name, OnnxJavaType type) {
    NodeInfo node = all.get(name);
    if (node == null || !(node.getInfo() instanceof TensorInfo info) || info.type != type) {
      throw new BadInputException(
          "The model ("
              + from
              + ") has no ("
              + name
              + ") of "
              + type
              + "; it has "
              + all.keySet()
              + ".",
          "Maybe it is of another kind or version.");
    }
    return info.getShape();
  }

  OrtEnvironment environment() {
    return environment;
  }

  /** Runs the model; the caller closes the result. */
  OrtSession.Result run(String input, OnnxTensor tensor) {
    try {
      return session.run(Map.of(input, tensor));
    } catch (OrtException e) {
      throw new IllegalStateException("The model (" + from + ") failed: " + firstLine(e), e);
    }
  }

  /** A named output as a tensor. */
  static OnnxTensor tensor(OrtSession.Result result, String name) {
    return (OnnxTensor)
        result.get(name).orElseThrow(() -> new IllegalStateException("No output " + name));
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
