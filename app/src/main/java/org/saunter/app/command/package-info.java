/** One class a verb: reads options, calls the rooms, prints. */
@NullMarked
package org.saunter.app.command;

import org.jspecify.annotations.NullMarked;
