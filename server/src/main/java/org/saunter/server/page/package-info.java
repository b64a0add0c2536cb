/** What the page templates are given: frames, floor plans, and how figures are written. */
@NullMarked
package org.saunter.server.page;

import org.jspecify.annotations.NullMarked;
