/** Tests of the pages. */
@NullMarked
package org.saunter.server;

import org.jspecify.annotations.NullMarked;
