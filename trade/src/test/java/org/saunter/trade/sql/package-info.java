@NullMarked
package org.saunter.trade.sql;

import org.jspecify.annotations.NullMarked;
