/** Tests of what the pages show. */
@NullMarked
package org.saunter.server.live;

import org.jspecify.annotations.NullMarked;
