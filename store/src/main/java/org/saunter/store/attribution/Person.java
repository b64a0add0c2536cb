package org.saunter.store.attribution;

/**
 * Somebody inside the shop.
 *
 * @param personId number given by the engine
 */
record Person(long personId, Party party) {}
