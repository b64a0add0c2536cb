/**
 * What people see in a browser, and the same as JSON: {@link org.saunter.server.ShopServer}.
 * Javalin stays inside this package.
 */
@NullMarked
package org.saunter.server;

import org.jspecify.annotations.NullMarked;
