/**
 * What a store's cameras see, for people who look: pictures, what is drawn over them, who looked.
 */
@NullMarked
package org.saunter.server.wall;

import org.jspecify.annotations.NullMarked;
