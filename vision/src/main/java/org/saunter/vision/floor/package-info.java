/**
 * Many cameras, one floor: what each camera sees becomes tracks of people that know what they do
 * not know. Who is who after an unclear meeting is told as likelihoods and decided elsewhere.
 */
@NullMarked
package org.saunter.vision.floor;

import org.jspecify.annotations.NullMarked;
