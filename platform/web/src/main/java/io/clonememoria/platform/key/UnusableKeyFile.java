package io.clonememoria.platform.key;

import java.nio.file.Path;

/** The service cannot start without its key; the message is the one line that an operator needs. */
public final class UnusableKeyFile extends IllegalStateException {
    public UnusableKeyFile(Path path, Exception cause) {
        super("The key file " + path + " cannot be used: " + cause.getMessage()
                + (cause instanceof java.io.IOException ? " (" + cause.getClass().getSimpleName() + ")" : ""), cause);
    }
}
