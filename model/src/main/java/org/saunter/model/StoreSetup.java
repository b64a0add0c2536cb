package org.saunter.model;

/** All that the engine is told about a store before the first observation. */
public record StoreSetup(
    StoreProfile profile, Layout layout, Catalogue catalogue, Planogram planogram) {}
