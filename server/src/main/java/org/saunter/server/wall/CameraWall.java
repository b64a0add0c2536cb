package org.saunter.server.wall;

import java.util.List;
import java.util.Optional;

/**
 * Whoever has the pictures of a store's cameras. Called from many threads, by pages that somebody
 * looks at: a picture need not be made before it is asked for, but then every page asks for the
 * same one, so keep it. Nothing here may wait.
 */
public interface CameraWall {
  /** A store whose tracks come without pictures. */
  CameraWall NONE =
      new CameraWall() {
        @Override
        public List<CameraTile> tiles() {
          return List.of();
        }

        @Override
        public Optional<WallPicture> picture(String cameraId) {
          return Optional.empty();
        }
      };

  /** What each camera delivers, at most some ten times a second; cheap, no picture in it. */
  List<CameraTile> tiles();

  /**
   * The newest picture of a camera, also of one that has stopped to deliver.
   *
   * @param cameraId any text that a stranger sent
   * @return nothing if there is no such camera, or it has never delivered
   */
  Optional<WallPicture> picture(String cameraId);
}
