package org.saunter.learn.train;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Frees what libtorch makes: every tensor born inside is gone afterwards, unless it is retained.
 */
final class NativeScope {
  private NativeScope() {}

  /** Does something within a scope. What it gives back must not be a tensor born inside. */
  @SuppressWarnings("try")
  static <T> T within(Supplier<T> something) {
    try (PointerScope scope = new PointerScope()) {
      return something.get();
    }
  }

  /** The same, and nothing is remembered for gradients. */
  @SuppressWarnings("try")
  static <T> T withoutGradients(Supplier<T> something) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return something.get();
    }
  }
}
