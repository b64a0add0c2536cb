package org.saunter.learn;

import org.saunter.sim.Scenario;

/**
 * One class of a suite.
 *
 * @param name unique in the suite
 * @param scenario all of it
 * @param note what a reader must know; empty if nothing
 */
record SuiteClass(String name, Scenario scenario, String note) {}
