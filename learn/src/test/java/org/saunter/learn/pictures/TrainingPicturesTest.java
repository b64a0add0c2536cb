package org.saunter.learn.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saunter.learn.net.Size;
import org.saunter.learn.train.Batch;
import org.saunter.learn.train.LabelledFrame;
import org.saunter.learn.train.LabelledFrames;
import org.saunter.sim.ShopFormat;
import org.saunter.sim.scene.SceneRange;

class TrainingPicturesTest {
  private static final Size SIZE = new Size(96, 64);
  private static final SceneRange RANGE =
      SceneRange.standard().withFormats(Set.of(ShopFormat.KIOSK)).withSize(96, 64);

  @TempDir Path temp;

  @Test
  void theSameNumberGivesTheSamePicture() {
    LabelledFrame one = new TrainingShops(3, RANGE).frame(5);
    LabelledFrame again = new TrainingShops(3, RANGE).frame(5);
    assertThat(again.rgb()).isEqualTo(one.rgb());
    assertThat(again.people()).isEqualTo(one.people());
    assertThat(one.rgb()).hasSize(SIZE.bytes());
  }

  @Test
  void aStoreKeepsPicturesAndLabelsAndGoesOnWhereItStopped() {
    AtomicLong drawn = new AtomicLong();
    TrainingShops shops = new TrainingShops(3, RANGE);
    LabelledFrame first = shops.frame(0);
    LabelledFrames counted =
        number -> {
          drawn.incrementAndGet();
          return first;
        };
    try (PictureStore store = PictureStore.drawn(temp, counted, SIZE, 10, 2, n -> {})) {
      assertThat(store.count()).isEqualTo(PictureStore.BLOCK);
      assertThat(store.frame(7).rgb()).isEqualTo(first.rgb());
      assertThat(store.frame(7).people()).hasSameSizeAs(first.people());
    }
    assertThat(drawn.get()).isEqualTo(PictureStore.BLOCK);
    try (PictureStore more =
        PictureStore.drawn(temp, counted, SIZE, PictureStore.BLOCK + 1, 2, n -> {})) {
      assertThat(more.count()).isEqualTo(2 * PictureStore.BLOCK);
    }
    assertThat(drawn.get()).isEqualTo(2 * PictureStore.BLOCK); // the first block was there
  }

  @Test
  void cuttingsAreWrittenReadAndMixed() {
    Cuttings cuttings = new Cuttings(3);
    for (int thing = 0; thing < 3; thing++) {
      for (int i = 0; i < 4; i++) {
        cuttings.add(thing, new byte[] {(byte) (thing * 60 + 60), 100, 100});
      }
    }
    cuttings.add(9, new byte[] {1, 2, 3});
    cuttings.write(temp.resolve("c.bin"));
    Cuttings read = Cuttings.read(temp.resolve("c.bin"), 3);
    assertThat(read.count()).isEqualTo(13);
    assertThat(read.withAtLeast(4)).hasSize(3);
    Batch batch = Cuttings.batches(read.withAtLeast(4), 5, 2, 1).batch(0);
    assertThat(batch.count()).isEqualTo(10);
    for (int i = 0; i < 10; i += 2) {
      assertThat(batch.targets()[i + 1]).isEqualTo(batch.targets()[i]);
    }
  }
}
