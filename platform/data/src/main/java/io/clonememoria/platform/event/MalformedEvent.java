package io.clonememoria.platform.event;

/** A record that does not follow our envelope or its type's schema. Trying again cannot help. */
public final class MalformedEvent extends RuntimeException {
    public MalformedEvent(String reason) {
        super(reason, null, false, false);
    }
}
