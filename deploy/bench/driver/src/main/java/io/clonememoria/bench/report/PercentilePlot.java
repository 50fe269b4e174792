package io.clonememoria.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Latencies by percentile, from the median to the slowest thousandth, on logarithmic axes; the usual way to show a tail.
 * Written as SVG by hand: charting libraries want fonts and a display that a server does not have.
 */
public final class PercentilePlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int BOTTOM = 50;
    private static final int TOP = 40;
    private static final int RIGHT = 20;
    private static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9);
    private static final List<String> COLOURS = List.of("#2563eb", "#d97706", "#059669");

    private PercentilePlot() {}

    /**
     * Draws it.
     *
     * @param latencies in microseconds, by what they are of
     */
    public static String of(String title, Map<String, Histogram> latencies) {
        var slowest = latencies.values().stream().mapToLong(each -> each.getValueAtPercentile(99.9)).max().orElse(1);
        var decades = (int) Math.ceil(Math.log10(Math.max(10, slowest) / 100.0));
        var parts = new ArrayList<String>();
        for (var decade = 0; decade <= decades; decade++) {
            var micros = 100 * Math.pow(10, decade);
            var y = y(micros, decades);
            parts.add(line(LEFT, y, WIDTH - RIGHT, y, "#e5e7eb"));
            parts.add(text(LEFT - 8, y + 4, "end", number(micros / 1000) + " ms"));
        }
        for (var percentile : PERCENTILES) {
            parts.add(text(x(percentile), HEIGHT - BOTTOM + 20, "middle", number(percentile)));
        }
        parts.add(text(WIDTH / 2.0, HEIGHT - 8, "middle", "percentile"));
        parts.add(text(LEFT, 22, "start", title));
        var colour = 0;
        for (var series : latencies.entrySet()) {
            var paint = COLOURS.get(colour % COLOURS.size());
            var points = PERCENTILES.stream()
                    .map(percentile -> point(percentile, series.getValue().getValueAtPercentile(percentile), decades))
                    .collect(Collectors.joining(" "));
            parts.add("<polyline fill='none' stroke='%s' stroke-width='2' points='%s'/>".formatted(paint, points));
            parts.add("<text x='%d' y='%d' fill='%s'>%s</text>".formatted(LEFT + 12, TOP + 18 + 18 * colour, paint, series.getKey()));
            colour++;
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>%s%s</svg>\n"
                .formatted(WIDTH, HEIGHT, "<rect width='100%' height='100%' fill='white'/>", String.join("\n", parts));
    }

    private static String point(double percentile, long micros, int decades) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(percentile), y(Math.max(100, micros), decades));
    }

    private static double x(double percentile) {
        var first = Math.log10(1 / (1 - PERCENTILES.getFirst() / 100));
        var last = Math.log10(1 / (1 - PERCENTILES.getLast() / 100));
        return LEFT + (Math.log10(1 / (1 - percentile / 100)) - first) / (last - first) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double micros, int decades) {
        return HEIGHT - BOTTOM - Math.log10(micros / 100.0) / decades * (HEIGHT - BOTTOM - TOP);
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return String.format(Locale.ROOT, "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s'/>", x1, y1, x2, y2, colour);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(Locale.ROOT, "<text x='%.1f' y='%.1f' text-anchor='%s' fill='#374151'>%s</text>", x, y, anchor, text);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }
}
