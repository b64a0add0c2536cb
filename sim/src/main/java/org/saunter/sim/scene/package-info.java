/** Random shops, people, cameras and light, to learn from: any number, each from its seed. */
@NullMarked
package org.saunter.sim.scene;

import org.jspecify.annotations.NullMarked;
