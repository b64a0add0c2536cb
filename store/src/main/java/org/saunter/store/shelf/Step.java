package org.saunter.store.shelf;

import org.saunter.model.Fact.MovementStage;

/**
 * A lasting change of one plate's load.
 *
 * @param stepId counts the steps of this plate from 1; the stages of one step share it
 * @param onsetNanos when the load began to move
 * @param settleNanos when it lay still again
 * @param firstNanos when the first of it happened
 * @param lastNanos when the last of it happened
 * @param momentNanos when most of the change happened, between the two
 * @param deltaGrams new level minus old level
 * @param sdGrams standard deviation of that difference
 */
public record Step(
    int plate,
    long stepId,
    MovementStage stage,
    long onsetNanos,
    long settleNanos,
    long momentNanos,
    long firstNanos,
    long lastNanos,
    double deltaGrams,
    double sdGrams) {}
