/** A day of a synthetic shop on the whole path: sensors, journal, engine, money, receipts. */
@NullMarked
package org.saunter.app.day;

import org.jspecify.annotations.NullMarked;
