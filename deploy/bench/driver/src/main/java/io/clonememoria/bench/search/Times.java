package io.clonememoria.bench.search;

import org.HdrHistogram.Histogram;

/** How long the same thing took, again and again. */
final class Times {
    private final Histogram micros = new Histogram(60_000_000L, 3);

    interface Step {
        void run() throws Exception;
    }

    void measure(Step step) throws Exception {
        var begin = System.nanoTime();
        step.run();
        micros.recordValue(Math.min(60_000_000L, (System.nanoTime() - begin) / 1_000));
    }

    /** In milliseconds, as the others. */
    double median() {
        return micros.getValueAtPercentile(50) / 1e3;
    }

    double p95() {
        return micros.getValueAtPercentile(95) / 1e3;
    }

    Histogram micros() {
        return micros;
    }

    @Override
    public String toString() {
        return "%.0f ms (95th %.0f)".formatted(median(), p95());
    }
}
