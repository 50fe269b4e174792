package io.clonememoria.memory.chat;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The text file of WhatsApp's "export chat": entries that begin with a time, each of them as many lines as it has. */
final class WhatsAppReader implements RawReader {
    private final Lines lines;
    private final @Nullable DateOrder order;
    private final StringBuilder text = new StringBuilder();
    private @Nullable WhatsAppHeader present;
    private long presentLine;
    private long wordless;
    private @Nullable UnreadLine firstUnread;
    private boolean ended;

    /** @param order null while it is not known: then a date may be read either way */
    WhatsAppReader(Reader in, @Nullable DateOrder order) {
        this.lines = new Lines(in);
        this.order = order;
    }

    @Override
    public @Nullable RawMessage next() throws IOException {
        while (!ended) {
            var line = lines.next();
            if (line == null) {
                ended = true;
                var last = take();
                if (last != null) {
                    return last;
                }
            } else {
                var message = read(line);
                if (message != null) {
                    return message;
                }
            }
        }
        return null;
    }

    @Override
    public long wordless() {
        return wordless;
    }

    @Override
    public @Nullable UnreadLine firstUnread() {
        return firstUnread;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** @return the message before this line, when the line shows that it is complete */
    private @Nullable RawMessage read(String line) {
        var header = lines.isContinued() ? null : WhatsAppHeader.of(line).filter(this::isPossible).orElse(null);
        if (header != null) {
            var before = take();
            present = header;
            presentLine = lines.number();
            text.append(header.text());
            return before;
        }
        if (firstUnread == null && !lines.isContinued() && !line.isBlank()
                && (present == null || WhatsAppHeader.resembles(line))) {
            firstUnread = UnreadLine.of(lines.number(), line);
        }
        if (present == null) {
            return null;
        }
        var full = text.length() + line.length() >= ChatMessage.LONGEST ? part() : null;
        text.append(lines.isContinued() ? "" : "\n").append(line);
        return full;
    }

    private boolean isPossible(WhatsAppHeader header) {
        return order == null || !(header.stamp() instanceof Stamp.Numbers numbers) || numbers.is(order);
    }

    /** The present message, which is complete; null when there is none or it has no words. */
    private @Nullable RawMessage take() {
        var message = part();
        if (present != null && message == null) {
            wordless++;
        }
        present = null;
        return message;
    }

    private @Nullable RawMessage part() {
        var header = present;
        var said = text.toString();
        text.setLength(0);
        if (header == null || header.speaker() == null) {
            return null;
        }
        var words = WhatsAppWords.of(said);
        return words.isEmpty() ? null : new RawMessage(header.speaker(), header.stamp(), words, presentLine);
    }
}
