package org.saunter.vision.trail;

/** A person as a detector boxes them; {@code score} says how sure it is, 0 to 1. */
public record BoxSighting(Box box, double score) {}
