package org.saunter.learn.pictures;

import java.nio.file.Path;
import org.saunter.sim.picture.Instance;
import org.saunter.sim.picture.Picture;
import org.saunter.sim.picture.Picture.HandLabel;
import org.saunter.sim.picture.Picture.PersonLabel;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The labels of one scene as COCO does it (Lin et al., ECCV 2014): people with boxes, masks as
 * column-wise run lengths, four keypoints (head, foot, left hand, right hand), and hands with what
 * they hold. Fields beyond COCO's carry what it has no word for: {@code track_id}, {@code
 * visible_share}, places in the store in millimetres. Not thread-safe.
 */
final class CocoFile {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int PERSON = 1;
  private static final int HAND = 2;
  private static final double VISIBLE = 0.5;

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode images;
  private final ArrayNode annotations;

  CocoFile(String description) {
    root.putObject("info").put("description", description).put("version", "1");
    ArrayNode categories = root.putArray("categories");
    ObjectNode person = categories.addObject().put("id", PERSON).put("name", "person");
    ArrayNode keypoints = person.putArray("keypoints");
    keypoints.add("head").add("foot").add("left_hand").add("right_hand");
    ArrayNode bones = person.putArray("skeleton");
    bones.addArray().add(1).add(2);
    bones.addArray().add(1).add(3);
    bones.addArray().add(1).add(4);
    categories.addObject().put("id", HAND).put("name", "hand");
    images = root.putArray("images");
    annotations = root.putArray("annotations");
  }

  int imageCount() {
    return images.size();
  }

  int annotationCount() {
    return annotations.size();
  }

  /** Adds a picture that lies at {@code fileName}, relative to this file. */
  void add(Picture picture, String fileName, int frame) {
    int image = images.size() + 1;
    images
        .addObject()
        .put("id", image)
        .put("file_name", fileName)
        .put("width", picture.widthPx())
        .put("height", picture.heightPx())
        .put("camera", picture.cameraId())
        .put("frame", frame)
        .put("at_nanos", picture.atNanos());
    for (PersonLabel label : picture.people()) {
      if (label.bodyPixels() > 0) {
        person(picture, image, label);
      }
    }
  }

  private void person(Picture picture, int image, PersonLabel label) {
    ObjectNode person = annotation(image, PERSON, label.number());
    box(person, label.leftPx(), label.topPx(), label.rightPx(), label.bottomPx());
    person.put("visible_share", round(label.visibleShare()));
    person.put("area", label.bodyPixels());
    ObjectNode mask = person.putObject("segmentation");
    mask.putArray("size").add(picture.heightPx()).add(picture.widthPx());
    runs(picture, label.number(), mask.putArray("counts"));
    ArrayNode points = person.putArray("keypoints");
    point(points, label.headXPx(), label.headYPx(), label.headVisibleShare());
    point(points, label.footXPx(), label.footYPx(), label.visibleShare());
    for (boolean left : new boolean[] {true, false}) {
      HandLabel hand =
          label.hands().stream().filter(h -> h.left() == left).findFirst().orElse(null);
      if (hand == null) {
        points.add(0).add(0).add(0);
      } else {
        point(points, hand.xPx(), hand.yPx(), hand.visibleShare());
      }
    }
    person.put("num_keypoints", 2 + label.hands().size());
    for (HandLabel hand : label.hands()) {
      hand(image, label, hand);
    }
  }

  private void hand(int image, PersonLabel owner, HandLabel label) {
    ObjectNode hand = annotation(image, HAND, owner.number());
    double half = Math.max(2, (owner.bottomPx() - owner.topPx()) / 18);
    box(hand, label.xPx() - half, label.yPx() - half, label.xPx() + half, label.yPx() + half);
    hand.put("side", label.left() ? "left" : "right")
        .put("holds", label.sku())
        .put("visible_share", round(label.visibleShare()))
        .put("x_mm", round(label.xMm()))
        .put("y_mm", round(label.yMm()))
        .put("z_mm", round(label.zMm()));
  }

  private ObjectNode annotation(int image, int category, int track) {
    return annotations
        .addObject()
        .put("id", annotations.size())
        .put("image_id", image)
        .put("category_id", category)
        .put("iscrowd", 0)
        .put("track_id", track);
  }

  private static void box(
      ObjectNode annotation, double left, double top, double right, double bottom) {
    ArrayNode box = annotation.putArray("bbox");
    box.add(round(left)).add(round(top)).add(round(right - left)).add(round(bottom - top));
  }

  private static void point(ArrayNode points, double x, double y, double share) {
    points.add(round(x)).add(round(y)).add(share >= VISIBLE ? 2 : 1);
  }

  /** Lengths of the runs of pixels outside and inside, down each column, outside first. */
  private static void runs(Picture picture, int number, ArrayNode counts) {
    boolean inside = false;
    int run = 0;
    for (int x = 0; x < picture.widthPx(); x++) {
      for (int y = 0; y < picture.heightPx(); y++) {
        int instance = picture.instances()[y * picture.widthPx() + x];
        boolean body =
            Instance.isPerson(instance)
                && Instance.number(instance) == number
                && Instance.kind(instance) <= Instance.RIGHT_HAND;
        if (body != inside) {
          counts.add(run);
          run = 0;
          inside = body;
        }
        run++;
      }
    }
    counts.add(run);
  }

  private static double round(double x) {
    return Math.rint(x * 100) / 100;
  }

  void write(Path file) {
    JSON.writeValue(file.toFile(), root);
  }
}
