package org.saunter.learn.train;

import java.util.Map;

/**
 * Where a training stands after a step.
 *
 * @param step how many steps are done
 * @param loss of the last batch, and its parts by name
 * @param gradient length of the gradient before it was bounded
 * @param imagesPerSecond since this run began
 * @param secondsLeft at that pace
 */
public record Progress(
    long step,
    long steps,
    double loss,
    Map<String, Double> parts,
    double gradient,
    double learningRate,
    double imagesPerSecond,
    double secondsLeft) {}
