package io.clonememoria.launcher.verify;

/**
 * One row of a verification query.
 *
 * @param lookedAt the table, column or rows that it is about
 * @param saw      what is there
 */
record Check(String lookedAt, boolean holds, String saw) {}
