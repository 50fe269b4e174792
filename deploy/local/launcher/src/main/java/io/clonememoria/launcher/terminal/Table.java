package io.clonememoria.launcher.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under headings, each column as wide as its widest cell. Colours do not count as width. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public void row(String... cells) {
        rows.add(List.copyOf(Arrays.asList(cells)));
    }

    public String render() {
        var widths = IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> visible(row.get(column))).max().orElse(0))
            .toArray();
        return rows.stream().map(row -> rendered(row, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String rendered(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
            .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - visible(row.get(column))))
            .collect(Collectors.joining(GAP))
            .stripTrailing();
    }

    private static int visible(String cell) {
        return cell.replaceAll("\033\\[[0-9;]*m", "").length();
    }
}
