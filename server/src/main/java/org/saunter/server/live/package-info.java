/**
 * What the pages show of one store, kept up to date from observations and facts alone: {@link
 * org.saunter.server.live.LiveShop}. Knows the model and nothing else; reads no clock, file or
 * random source.
 */
@NullMarked
package org.saunter.server.live;

import org.jspecify.annotations.NullMarked;
