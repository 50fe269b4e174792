package io.clonememoria.memory.plan;

/**
 * How many documents a clone may hold by its owner's plan.
 *
 * @param plan      its name
 * @param documents the most at once
 */
record DocumentLimit(String plan, long documents) {}
