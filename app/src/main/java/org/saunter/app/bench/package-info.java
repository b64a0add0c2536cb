/** A quick look at speed; the benchmarks proper are JMH's, in the module e2e. */
@NullMarked
package org.saunter.app.bench;

import org.jspecify.annotations.NullMarked;
