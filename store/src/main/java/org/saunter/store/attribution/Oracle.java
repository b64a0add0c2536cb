package org.saunter.store.attribution;

import org.jspecify.annotations.Nullable;

/** Truth lent to the filter to measure bounds; never used when a shop runs. */
public interface Oracle {
  /** Knows nothing. */
  Oracle NONE =
      new Oracle() {
        @Override
        public @Nullable String whoActed(Evidence movement) {
          return null;
        }

        @Override
        public @Nullable String whatMoved(Evidence movement) {
          return null;
        }
      };

  /** The track that really acted, or null if not told. */
  @Nullable String whoActed(Evidence movement);

  /** The SKU that really moved, or null if not told. */
  @Nullable String whatMoved(Evidence movement);
}
