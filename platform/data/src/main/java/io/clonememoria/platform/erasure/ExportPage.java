package io.clonememoria.platform.erasure;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a person's export.
 *
 * @param lines each {@code {"kind": ..., "item": {...}}}
 * @param next  where the next page begins; null after the last one
 */
public record ExportPage(List<JsonObject> lines, @Nullable ExportPlace next) {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_CHARACTERS = 1_000_000;

    public ExportPage {
        lines = List.copyOf(lines);
    }

    /** A page while it is filled: full after many lines or much text, but never without a line. */
    static final class Draft {
        private final List<JsonObject> lines = new ArrayList<>();
        private String kind = "";
        private long told;
        private long characters;
        private boolean full;

        void begin(String nextKind, long skipped) {
            kind = nextKind;
            told = skipped;
        }

        boolean takes(JsonObject item) {
            var line = new JsonObject().put("kind", kind).put("item", item);
            var length = line.encode().length();
            if (lines.size() == MOST_LINES || !lines.isEmpty() && characters + length > MOST_CHARACTERS) {
                full = true;
                return false;
            }
            lines.add(line);
            characters += length;
            told++;
            return true;
        }

        boolean isFull() {
            return full;
        }

        ExportPage end() {
            return new ExportPage(lines, full ? new ExportPlace(kind, told) : null);
        }
    }
}
