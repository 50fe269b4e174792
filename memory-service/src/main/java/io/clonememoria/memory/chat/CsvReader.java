package io.clonememoria.memory.chat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows under a heading that names a column of texts and, as far as there are any, of speakers and times. */
final class CsvReader implements RawReader {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    /** By their place; null for a column that means nothing here. */
    private final List<@Nullable String> columns;
    private final Deque<RawMessage> parts = new ArrayDeque<>();
    private long wordless;

    /** @throws ChatNotUnderstood when the first line is no heading */
    CsvReader(Reader in, String heading) throws IOException {
        var delimiter = delimiter(heading);
        this.columns = columns(heading, delimiter);
        this.parser = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get().parse(in);
        this.rows = parser.iterator();
        if (rows.hasNext()) {
            rows.next();
        }
    }

    /** Whether a line names a column of texts, and is not just a word. */
    static boolean isHeading(String line) {
        var columns = columns(line, delimiter(line));
        return columns.size() > 1 && columns.stream().anyMatch(column -> column != null && Fields.isText(column));
    }

    @Override
    public @Nullable RawMessage next() throws IOException {
        while (parts.isEmpty()) {
            var row = row();
            if (row == null) {
                return null;
            }
            read(row);
        }
        return parts.poll();
    }

    @Override
    public long wordless() {
        return wordless;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private @Nullable CSVRecord row() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof java.nio.charset.CharacterCodingException noText) {
                throw noText;
            }
            throw new ChatNotUnderstood("is no whole CSV: a quote is opened and not closed, or wrongly, near line "
                    + parser.getCurrentLineNumber());
        }
    }

    private void read(CSVRecord row) {
        var found = new HashMap<String, String>();
        for (var at = 0; at < Math.min(row.size(), columns.size()); at++) {
            if (columns.get(at) != null) {
                found.put(columns.get(at), row.get(at));
            }
        }
        var fields = new Fields(found);
        var text = Words.ofText(fields.text());
        if (text.isEmpty()) {
            wordless++;
            return;
        }
        var line = Math.max(2, parser.getCurrentLineNumber() - text.lines().count() + 1);
        parts.addAll(Fields.messages(Words.ofName(fields.speaker()), fields.stamp(line), text, line));
    }

    private static char delimiter(String heading) {
        var best = ',';
        for (var delimiter : DELIMITERS) {
            best = count(heading, delimiter) > count(heading, best) ? delimiter : best;
        }
        return best;
    }

    private static long count(String text, char character) {
        return text.chars().filter(other -> other == character).count();
    }

    private static List<@Nullable String> columns(String heading, char delimiter) {
        var columns = new ArrayList<@Nullable String>();
        for (var column : heading.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1)) {
            columns.add(Fields.named(column.replace("\"", "")));
        }
        return columns;
    }
}
