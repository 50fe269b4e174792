package io.clonememoria.memory.chat;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that is no chat in a format known here, or breaks off; shows the first line that was not understood. */
public final class ChatNotUnderstood extends Invalid {
    private final transient @Nullable UnreadLine first;

    ChatNotUnderstood(String message) {
        this(message, null);
    }

    ChatNotUnderstood(String message, @Nullable UnreadLine first) {
        super("chat-not-understood", first == null
                        ? "The file cannot be read as a chat: it " + message + "."
                        : "The file cannot be read as a chat: it " + message + ". The first line that was not understood is line "
                                + first.number() + ".",
                List.of(new FieldError("file", message)));
        this.first = first;
    }

    /** The first line that was not understood, where there is one to show. */
    public @Nullable UnreadLine first() {
        return first;
    }

    @Override
    public Map<String, Object> members() {
        var members = new HashMap<>(super.members());
        if (first != null) {
            members.put("first_line_not_understood", Map.of("number", first.number(), "text", first.text()));
        }
        return members;
    }
}
