/** Trainings from nothing to a shipped model: pictures, steps, export, report. */
@NullMarked
package org.saunter.learn.course;

import org.jspecify.annotations.NullMarked;
