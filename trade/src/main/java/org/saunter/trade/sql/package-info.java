/** The thin layer over SQLite: one writer, short transactions, versioned schema. */
@NullMarked
package org.saunter.trade.sql;

import org.jspecify.annotations.NullMarked;
