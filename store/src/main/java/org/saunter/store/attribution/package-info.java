/**
 * Who took what: a small beam of joint hypotheses over who moved which items, kept per cluster of
 * shoppers that depend on each other. Derivation: {@code docs/math/Attribution.md}.
 */
@NullMarked
package org.saunter.store.attribution;

import org.jspecify.annotations.NullMarked;
