/** Pictures in and out: camera streams, files and folders to frames; frames to clips and JPEGs. */
@NullMarked
package org.saunter.vision.video;

import org.jspecify.annotations.NullMarked;
