package io.clonememoria.bench.report;

/**
 * One measured figure.
 *
 * @param what    is measured
 * @param ours    the figure, with its unit
 * @param peer    the named peer in the same run, with its figure
 * @param ratio   ours to the peer's
 * @param bound   what it must hold
 * @param holds   whether it does
 */
public record Finding(String what, String ours, String peer, String ratio, String bound, boolean holds) {}
