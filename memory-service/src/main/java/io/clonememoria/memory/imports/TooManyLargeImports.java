package io.clonememoria.memory.imports;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Large chats are looked through one at a time, and others were before. */
public final class TooManyLargeImports extends Unavailable {
    TooManyLargeImports() {
        super("too-many-large-imports", "Other large chats are being looked through. Retry.", Duration.ofSeconds(5));
    }
}
