package org.saunter.vision.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saunter.vision.Frame;
import org.saunter.vision.Sighting;

/**
 * Finds people with a person or pose model of the YOLO family, for shops that want a larger net
 * than ours. Head, foot and hands come from the keypoints of a pose model; without them the head is
 * near the top of the box, the foot in the middle of its lower side, and there are no hands. Such
 * models know neither the height of a hand nor whether it holds something: the height is a guess
 * from where it is between foot and head, holding is 0.5. Not thread-safe.
 */
public final class YoloDetector implements Detector {
  private static final int SIDE_PX = 640;
  private static final double OVERLAP_MAX = 0.5;
  private static final double POINT_MIN = 0.3;
  private static final double HEAD_SHARE = 0.07;
  private static final double STANDING_HEAD_MM = 1600;
  private static final double HAND_MAX_MM = 2200;

  private final OpenModel model;
  private final String from;
  private final String inputName;
  private final String outputName;
  private final PersonDecoder.Limits limits;
  private final int widthPx;
  private final int heightPx;
  private final Letterbox letterbox;
  private final ByteBuffer bytes;
  private final FloatBuffer planes;

  /** Opens a model; one with other inputs and outputs is bad input. */
  public YoloDetector(ModelFile file, Running running, PersonDecoder.Limits limits) {
    this.limits = limits;
    from = file.from();
    model = OpenModel.open(file, running);
    try {
      inputName = model.onlyInput();
      outputName = model.firstOutput();
      long[] shape = model.inputShape(inputName, OnnxJavaType.FLOAT);
      if (shape.length != 4 || (shape[1] != 3 && shape[1] != -1)) {
        throw model.wrongShape(inputName, shape, "[1, 3, height, width]");
      }
      heightPx = shape[2] > 0 ? Math.toIntExact(shape[2]) : SIDE_PX;
      widthPx = shape[3] > 0 ? Math.toIntExact(shape[3]) : SIDE_PX;
      long[] out = model.outputShape(outputName, OnnxJavaType.FLOAT);
      if (out.length != 3 || (out[1] > 0 && out[2] > 0)) {
        YoloLayout.check(out, from);
      }
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
    letterbox = new Letterbox(widthPx, heightPx);
    bytes = ByteBuffer.allocate(3 * widthPx * heightPx);
    planes =
        ByteBuffer.allocateDirect(4 * 3 * widthPx * heightPx)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** What lies on a row, in pixels of the input. */
  private record Row(double score, double[] box, double[] points) {}

  @Override
  public List<List<Sighting>> detect(List<Frame> frames) {
    List<List<Sighting>> all = new ArrayList<>(frames.size());
    for (Frame frame : frames) {
      all.add(one(frame));
    }
    return all;
  }

  private List<Sighting> one(Frame frame) {
    Letterbox.Fit fit = letterbox.write(frame, bytes.clear());
    int plane = widthPx * heightPx;
    for (int i = 0; i < plane; i++) {
      for (int channel = 0; channel < 3; channel++) {
        planes.put(channel * plane + i, (bytes.get(3 * i + channel) & 0xFF) / 255f);
      }
    }
    long[] shape = {1, 3, heightPx, widthPx};
    try (OnnxTensor image = OnnxTensor.createTensor(model.environment(), planes.rewind(), shape);
        OrtSession.Result result = model.run(inputName, image)) {
      OnnxTensor out = OpenModel.tensor(result, outputName);
      List<Row> rows = rows(out.getFloatBuffer().array(), out.getInfo().getShape());
      return rows.stream().map(row -> sighting(row, fit)).toList();
    } catch (OrtException e) {
      throw new IllegalStateException("The model (" + from + ") takes no picture.", e);
    }
  }

  private List<Row> rows(float[] values, long[] shape) {
    YoloLayout layout = YoloLayout.of(shape, from);
    int count = layout.rows(shape);
    int width = values.length / Math.max(1, count);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Row row = row(values, layout, layout.turned() ? i : i * width, layout.turned() ? count : 1);
      if (row.score >= limits.personScore()) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingDouble(Row::score).reversed());
    if (layout.corners()) {
      return rows;
    }
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      if (kept.stream().noneMatch(other -> overlap(other.box, row.box) > OVERLAP_MAX)) {
        kept.add(row);
      }
    }
    return kept;
  }

  private static Row row(float[] values, YoloLayout layout, int at, int step) {
    double score = values[at + layout.score() * step];
    if (layout.objectness() >= 0) {
      score *= values[at + layout.objectness() * step];
    }
    if (layout.kind() >= 0 && Math.round(values[at + layout.kind() * step]) != 0) {
      score = 0;
    }
    double[] b = new double[4];
    for (int k = 0; k < 4; k++) {
      b[k] = values[at + k * step];
    }
    double[] box =
        layout.corners()
            ? b
            : new double[] {b[0] - b[2] / 2, b[1] - b[3] / 2, b[0] + b[2] / 2, b[1] + b[3] / 2};
    double[] points = new double[layout.points() < 0 ? 0 : 3 * YoloLayout.POINTS];
    for (int k = 0; k < points.length; k++) {
      points[k] = values[at + (layout.points() + k) * step];
    }
    return new Row(score, box, points);
  }

  /** Intersection over union. */
  private static double overlap(double[] a, double[] b) {
    double w = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
    double h = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double both = w * h;
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both);
  }

  private Sighting sighting(Row row, Letterbox.Fit fit) {
    double[] box = row.box;
    double middle = (box[0] + box[2]) / 2;
    double[] top = {middle, box[1] + HEAD_SHARE * (box[3] - box[1])};
    double[] bottom = {middle, box[3]};
    double[] head = mean(row.points, top, 0, 1, 2, 3, YoloLayout.HEAD_POINTS - 1);
    double[] foot = mean(row.points, bottom, YoloLayout.LEFT_ANKLE, YoloLayout.RIGHT_ANKLE);
    List<Sighting.HandSighting> hands = new ArrayList<>(2);
    if (row.points.length > 0) {
      for (int wrist : new int[] {YoloLayout.LEFT_WRIST, YoloLayout.RIGHT_WRIST}) {
        double certainty = row.points[3 * wrist + 2];
        if (certainty >= limits.handScore()) {
          double x = row.points[3 * wrist];
          double y = row.points[3 * wrist + 1];
          hands.add(
              new Sighting.HandSighting(
                  certainty, fit.frameX(x), fit.frameY(y), handHeightMm(y, head, foot), 0.5));
        }
      }
    }
    return new Sighting(
        row.score,
        fit.frameX(box[0]),
        fit.frameY(box[1]),
        fit.frameX(box[2]),
        fit.frameY(box[3]),
        fit.frameX(head[0]),
        fit.frameY(head[1]),
        fit.frameX(foot[0]),
        fit.frameY(foot[1]),
        hands,
        null);
  }

  /** The middle of those points that are seen; {@code otherwise} if none is. */
  private static double[] mean(double[] points, double[] otherwise, int... which) {
    double x = 0;
    double y = 0;
    int count = 0;
    for (int point : which) {
      if (points.length > 0 && points[3 * point + 2] >= POINT_MIN) {
        x += points[3 * point];
        y += points[3 * point + 1];
        count++;
      }
    }
    return count == 0 ? otherwise : new double[] {x / count, y / count};
  }

  private static double handHeightMm(double y, double[] head, double[] foot) {
    double tall = foot[1] - head[1];
    double share = tall > 1 ? (foot[1] - y) / tall : 0.5;
    return Math.max(0, Math.min(HAND_MAX_MM, share * STANDING_HEAD_MM));
  }

  @Override
  public void close() {
    model.close();
  }
}
