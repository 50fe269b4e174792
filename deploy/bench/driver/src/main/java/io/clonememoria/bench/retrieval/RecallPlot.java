package io.clonememoria.bench.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Recall by the number of results, from 1 to 20. */
final class RecallPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int BOTTOM = 50;
    private static final int TOP = 40;
    private static final int RIGHT = 20;
    private static final int PLACES = 20;
    private static final List<String> COLOURS = List.of("#2563eb", "#d97706", "#059669", "#dc2626", "#7c3aed", "#6b7280", "#0891b2");

    private RecallPlot() {}

    static String of(String title, Map<String, Measured> series) {
        var parts = new ArrayList<String>();
        for (var tenth = 0; tenth <= 10; tenth += 2) {
            parts.add(line(y(tenth / 10.0)));
            parts.add(text(LEFT - 8, y(tenth / 10.0) + 4, "end", Double.toString(tenth / 10.0)));
        }
        for (var place : List.of(1, 5, 10, 15, 20)) {
            parts.add(text(x(place), HEIGHT - BOTTOM + 20, "middle", Integer.toString(place)));
        }
        parts.add(text(WIDTH / 2.0, HEIGHT - 8, "middle", "results"));
        parts.add(text(LEFT, 22, "start", title));
        var at = 0;
        for (var each : series.entrySet()) {
            var paint = COLOURS.get(at % COLOURS.size());
            var points = IntStream.rangeClosed(1, PLACES)
                    .mapToObj(place -> String.format(Locale.ROOT, "%.1f,%.1f", x(place), y(each.getValue().recallAt(place))))
                    .collect(Collectors.joining(" "));
            parts.add("<polyline fill='none' stroke='%s' stroke-width='2' points='%s'/>".formatted(paint, points));
            parts.add("<text x='%d' y='%d' fill='%s' text-anchor='end'>%s</text>".formatted(WIDTH - RIGHT - 8,
                    HEIGHT - BOTTOM - 12 - 16 * at, paint, each.getKey()));
            at++;
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>%s%s</svg>\n"
                .formatted(WIDTH, HEIGHT, "<rect width='100%' height='100%' fill='white'/>", String.join("\n", parts));
    }

    private static double x(int place) {
        return LEFT + (place - 1) / (PLACES - 1.0) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double recall) {
        return HEIGHT - BOTTOM - recall * (HEIGHT - BOTTOM - TOP);
    }

    private static String line(double y) {
        return String.format(Locale.ROOT, "<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#e5e7eb'/>", LEFT, y, WIDTH - RIGHT, y);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(Locale.ROOT, "<text x='%.1f' y='%.1f' text-anchor='%s' fill='#374151'>%s</text>", x, y, anchor, text);
    }
}
