package org.saunter.sim.scene;

import java.util.ArrayList;
import java.util.List;
import org.saunter.model.Layout.Camera;
import org.saunter.model.StoreSetup;
import org.saunter.sim.Stage;
import org.saunter.sim.picture.Exposure;
import org.saunter.sim.picture.Lighting;
import org.saunter.sim.picture.Painter;
import org.saunter.sim.picture.Picture;

/**
 * One random scene: a place, and pictures to be taken of it.
 *
 * @param setup the place and what is sold there
 * @param painterSeed for {@link Painter}
 * @param shots all by one painter, in this order
 */
public record Training(StoreSetup setup, long painterSeed, List<Shot> shots) {
  public Training {
    shots = List.copyOf(shots);
  }

  /** One picture to be taken. */
  public record Shot(Stage stage, Camera camera, Lighting light, Exposure exposure) {}

  /** Takes all pictures. */
  public List<Picture> paint() {
    Painter painter = new Painter(setup, painterSeed);
    List<Picture> pictures = new ArrayList<>();
    for (Shot shot : shots) {
      pictures.add(painter.paint(shot.stage(), shot.camera(), shot.light(), shot.exposure()));
    }
    return pictures;
  }
}
