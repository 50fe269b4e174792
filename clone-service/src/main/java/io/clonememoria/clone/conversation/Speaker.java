package io.clonememoria.clone.conversation;

import java.util.Locale;

/** Who said a message. */
public enum Speaker {
    USER,
    CLONE,
    SYSTEM;

    /** As the published schema writes it. */
    String role() {
        return name().toLowerCase(Locale.ROOT);
    }
}
