package io.clonememoria.launcher.logs;

import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The command {@code logs}: one part's log, or all of them merged by time. */
public final class Logs {

    private static final int LINES = 200;
    private static final int NAME_WIDTH = 19;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d[.,]\\d{3}");

    private final Suite suite;
    private final Terminal terminal;
    private final Map<String, Path> files;

    /** @param files the log of each part, by its name */
    public Logs(Suite suite, Terminal terminal, Map<String, Path> files) {
        this.suite = suite;
        this.terminal = terminal;
        this.files = files;
    }

    /** Prints the last lines of one part as they are. */
    public void show(String part, boolean follow) {
        var file = files.get(part);
        if (file == null) {
            throw new Failure("There is no part '" + part + "'; there are " + String.join(", ", files.keySet()));
        }
        if (!Files.exists(file)) {
            throw new Failure(part + " has no log yet (" + suite.shown(file) + "); ./clonememoria up starts it");
        }
        var tail = Tail.from(file);
        LogFile.last(file, LINES).forEach(terminal::line);
        if (follow) {
            Tail.follow(Map.of(part, tail), terminal, (_, line) -> line);
        }
    }

    /** Prints the last lines of all parts in the order in which they were written, each with its part's name. */
    public void showAll(boolean follow) {
        var tails = new LinkedHashMap<String, Tail>();
        files.forEach((part, file) -> tails.put(part, Tail.from(file)));
        var entries = new ArrayList<Entry>();
        files.forEach((part, file) -> entries.addAll(entriesOf(part, LogFile.last(file, LINES))));
        entries.sort(Comparator.comparing(Entry::time));
        entries.subList(Math.max(0, entries.size() - LINES), entries.size())
            .forEach(entry -> terminal.line(labelled(entry.part, entry.line)));
        if (follow) {
            Tail.follow(tails, terminal, this::labelled);
        }
    }

    /** Prints what all parts say from now on, until the person or the thread is interrupted. */
    public void followAll() {
        var tails = new LinkedHashMap<String, Tail>();
        files.forEach((part, file) -> tails.put(part, Tail.from(file)));
        Tail.follow(tails, terminal, this::labelled);
    }

    private record Entry(String time, String part, String line) {}

    /** A line without a time (a stack trace) belongs to the line before it. */
    private static List<Entry> entriesOf(String part, List<String> lines) {
        var entries = new ArrayList<Entry>();
        var time = "";
        for (var line : lines) {
            var found = TIME.matcher(line);
            if (found.find()) {
                time = found.group().replace('T', ' ').replace(',', '.');
            }
            entries.add(new Entry(time, part, line));
        }
        return entries;
    }

    private String labelled(String part, String line) {
        return terminal.accent(String.format("%-" + NAME_WIDTH + "s", part)) + " " + line;
    }
}
