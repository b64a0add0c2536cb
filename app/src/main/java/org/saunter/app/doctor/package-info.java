/** Is everything here, and is it well. */
@NullMarked
package org.saunter.app.doctor;

import org.jspecify.annotations.NullMarked;
