/**
 * The words of the shop: layout, planogram, catalogue, money, what sensors say ({@link
 * org.saunter.model.Observation}) and what became true ({@link org.saunter.model.Fact}).
 *
 * <p>Lengths are whole millimetres in one right-handed store frame (x and y on the floor, z up),
 * times are nanoseconds of store time since the Unix epoch, probabilities at a boundary are whole
 * parts per million. Nothing here reads a clock, a file or a random source.
 */
@NullMarked
package org.saunter.model;

import org.jspecify.annotations.NullMarked;
