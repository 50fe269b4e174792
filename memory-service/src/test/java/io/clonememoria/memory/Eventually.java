package io.clonememoria.memory;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Looks again until something holds that happens in the background; fails when it does not in time. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Eventually() {}

    public static <T> T see(Callable<T> look, Predicate<T> wanted) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                var seen = look.call();
                if (wanted.test(seen)) {
                    return seen;
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("still " + seen + " after " + PATIENCE);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
