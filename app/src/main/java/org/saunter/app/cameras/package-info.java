/** What {@code saunter cameras} says. */
@NullMarked
package org.saunter.app.cameras;

import org.jspecify.annotations.NullMarked;
