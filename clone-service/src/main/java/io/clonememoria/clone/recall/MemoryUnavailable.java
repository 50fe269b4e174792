package io.clonememoria.clone.recall;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** memory-service did not say in time what the clone remembers; without memories a clone does not answer. */
final class MemoryUnavailable extends Unavailable {
    MemoryUnavailable() {
        super("memory-unavailable", "The clone cannot be asked what it remembers right now. Your message is kept and "
                + "nothing was charged. Retry.", Duration.ofSeconds(5));
    }
}
