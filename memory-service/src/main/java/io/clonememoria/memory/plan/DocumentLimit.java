package io.clonememoria.memory.plan;

/**
 * How many documents a clone may hold by its owner's plan.
 *
 * @param limit the most at once
 * @param used  those it holds
 */
record DocumentLimit(String plan, long limit, long used) {

    boolean hasRoom() {
        return used < limit;
    }
}
