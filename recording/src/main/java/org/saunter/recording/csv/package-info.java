/** Imports plain tables that other programs can easily write. */
@NullMarked
package org.saunter.recording.csv;

import org.jspecify.annotations.NullMarked;
