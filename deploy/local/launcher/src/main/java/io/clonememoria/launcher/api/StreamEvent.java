package io.clonememoria.launcher.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param name {@code message} when the stream gave none
 */
public record StreamEvent(String name, JsonNode data) {

    /** The events in a stream of lines, one by one as their blank lines arrive; comments (heartbeats) are left out. */
    static Stream<StreamEvent> in(Stream<String> lines) {
        var events = new Reader(lines.iterator());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, Spliterator.ORDERED), false)
            .onClose(lines::close);
    }

    private static final class Reader implements Iterator<StreamEvent> {

        private final Iterator<String> lines;
        private @Nullable StreamEvent next;

        private Reader(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = read();
            }
            return next != null;
        }

        @Override
        public StreamEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var event = next;
            next = null;
            return Objects.requireNonNull(event);
        }

        private @Nullable StreamEvent read() {
            var name = "message";
            var data = new StringBuilder();
            while (lines.hasNext()) {
                var line = lines.next();
                if (line.isEmpty() && !data.isEmpty()) {
                    return new StreamEvent(name, Api.parsed(data.toString()));
                } else if (line.isEmpty()) {
                    name = "message";
                } else if (line.startsWith("event:")) {
                    name = value(line);
                } else if (line.startsWith("data:")) {
                    data.append(data.isEmpty() ? "" : "\n").append(value(line));
                }
            }
            return null;
        }

        private static String value(String line) {
            var value = line.substring(line.indexOf(':') + 1);
            return value.startsWith(" ") ? value.substring(1) : value;
        }
    }
}
