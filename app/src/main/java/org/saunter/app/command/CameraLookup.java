package org.saunter.app.command;

import java.util.Optional;
import org.saunter.model.BadInputException;
import org.saunter.model.Layout;
import org.saunter.model.Layout.Camera;

/** Finds cameras of a layout. */
final class CameraLookup {
  private CameraLookup() {}

  static Optional<Camera> find(Layout layout, String id) {
    return layout.cameras().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  static Camera camera(Layout layout, String id) {
    return find(layout, id)
        .orElseThrow(
            () ->
                new BadInputException(
                    "The camera (" + id + ") is not in the layout of (" + layout.storeId() + ").",
                    "Maybe its name is mistyped."));
  }
}
