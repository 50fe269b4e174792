package io.clonememoria.bench.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is measured, and gives up rather than hang. */
final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Waiting() {}

    static void until(String what, Duration patience, BooleanSupplier reached) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
