package io.clonememoria.memory.imports;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages that one step makes memories of, as its statement takes them.
 *
 * @param next how many messages of the file are done with them
 * @param last whether there are no more
 */
record Portion(List<Message> messages, int next, boolean last) {
    static final Portion NOTHING = new Portion(List.of(), 0, true);

    /** @param own whether the clone said it */
    record Message(UUID id, int index, String speaker, boolean own, @Nullable OffsetDateTime at, String text, String language,
            List<String> passages) {}

    Portion {
        messages = List.copyOf(messages);
    }
}
