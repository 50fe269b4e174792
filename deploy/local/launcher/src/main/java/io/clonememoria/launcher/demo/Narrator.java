package io.clonememoria.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.clonememoria.launcher.terminal.Terminal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the demo looks: numbered steps, who says what, and below each answer where it comes from. */
final class Narrator {

    private static final int WIDTH = 88;
    private static final int NAME_WIDTH = 8;
    private static final String INDENT = "   ";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private final Terminal terminal;
    private int step;
    private int column;

    Narrator(Terminal terminal) {
        this.terminal = terminal;
    }

    void step(String title) {
        step++;
        terminal.line();
        terminal.line(terminal.bold(step + "  " + title));
    }

    void note(String text) {
        terminal.line(INDENT + text);
    }

    void asks(String words) {
        terminal.line();
        begins("you");
        flows(words);
        ends();
    }

    void answers(String name, String words) {
        begins(name);
        flows(words);
        ends();
    }

    /** Begins somebody's words, which then flow in piece by piece. */
    void begins(String name) {
        terminal.text(INDENT + terminal.accent(String.format("%-" + NAME_WIDTH + "s", name)));
        column = INDENT.length() + NAME_WIDTH;
    }

    /** The next piece, at once, broken into lines between words. */
    void flows(String piece) {
        for (var word : piece.splitWithDelimiters(" ", 0)) {
            if (column + word.length() > WIDTH && !word.equals(" ")) {
                terminal.text(System.lineSeparator() + " ".repeat(INDENT.length() + NAME_WIDTH));
                column = INDENT.length() + NAME_WIDTH;
            }
            terminal.text(word);
            column += word.length();
        }
    }

    void ends() {
        terminal.line();
    }

    /** A citation of the API: what was said, by whom, when. */
    void source(JsonNode citation) {
        var parts = Stream.of(
                citation.path("title").asText(""),
                citation.path("speaker").asText(""),
                date(citation),
                citation.path("kind").asText("").equals("chunk") ? "document" : "memory")
            .filter(part -> !part.isEmpty() && !part.equals("null"))
            .collect(Collectors.joining(", "));
        terminal.line(" ".repeat(INDENT.length() + NAME_WIDTH) + terminal.dim("source: " + parts));
    }

    private static String date(JsonNode citation) {
        if (!citation.hasNonNull("occurred_on")) {
            return "";
        }
        var date = LocalDate.parse(citation.path("occurred_on").asText());
        return switch (Objects.requireNonNullElse(citation.path("occurred_precision").asText(null), "about")) {
            case "day" -> DAY.format(date);
            case "month" -> MONTH.format(date);
            case "year" -> Integer.toString(date.getYear());
            default -> "about " + date.getYear();
        };
    }
}
