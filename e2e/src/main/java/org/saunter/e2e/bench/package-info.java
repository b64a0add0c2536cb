/** JMH benchmarks; {@code saunter bench} runs them. */
@NullMarked
package org.saunter.e2e.bench;

import org.jspecify.annotations.NullMarked;
