@NullMarked
package org.saunter.app;

import org.jspecify.annotations.NullMarked;
