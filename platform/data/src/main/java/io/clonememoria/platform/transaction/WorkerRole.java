package io.clonememoria.platform.transaction;

import java.util.Locale;

/** What a worker may become; each has grants and policies of its own. */
public enum WorkerRole {
    /** Reads and deletes the outbox. */
    RELAY,
    /** Writes what events bring about. */
    CONSUMER,
    /** Removes what must be gone. */
    ERASER;

    /** The name of the database role. */
    public String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
