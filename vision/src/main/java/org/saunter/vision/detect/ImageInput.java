package org.saunter.vision.detect;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Room for a batch of camera bytes outside the heap, used again for each run. */
final class ImageInput {
  private final int heightPx;
  private final int widthPx;
  private final ByteBuffer bytes;

  ImageInput(int batch, int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(batch, 3 * widthPx * heightPx))
            .order(ByteOrder.nativeOrder());
  }

  /** The room, empty. */
  ByteBuffer empty() {
    return bytes.clear();
  }

  /** The first {@code count} pictures, {@code [count, height, width, 3]}; the caller closes it. */
  OnnxTensor tensor(OrtEnvironment environment, int count) {
    bytes.position(0).limit(3 * widthPx * heightPx * count);
    try {
      return OnnxTensor.createTensor(
          environment, bytes, new long[] {count, heightPx, widthPx, 3}, OnnxJavaType.UINT8);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
