package org.saunter.learn;

import org.saunter.learn.score.Handling;
import org.saunter.learn.score.Scores;

/**
 * How a run of the engine ended.
 *
 * @param scores receipts against truth; those of nobody if there is no truth
 * @param handling what was charged, asked, and how soon
 * @param observations how many the engine took
 * @param facts how many it told
 */
public record RunResult(Scores scores, Handling handling, long observations, long facts) {}
