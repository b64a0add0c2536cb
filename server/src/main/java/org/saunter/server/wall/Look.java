package org.saunter.server.wall;

import java.time.Instant;

/**
 * Somebody looked through a camera for a while.
 *
 * @param who as far as the server knows: the address of the browser, since there is no login
 * @param pictures that were shown
 */
public record Look(
    String storeId, String cameraId, String who, Instant from, Instant until, long pictures) {}
