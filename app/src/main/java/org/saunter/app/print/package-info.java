/** How commands print: JSON, tables, bars. */
@NullMarked
package org.saunter.app.print;

import org.jspecify.annotations.NullMarked;
