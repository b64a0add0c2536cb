/** Sets of drawn pictures with everything that is on them, in the forms that others read. */
@NullMarked
package org.saunter.learn.pictures;

import org.jspecify.annotations.NullMarked;
