package io.clonememoria.launcher.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** How a process was brought to its end. */
public enum Ending {
    /** It did not run any more. */
    WAS_GONE,
    /** It ended by itself after SIGTERM. */
    ENDED,
    /** It had to be killed. */
    KILLED;

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    /** SIGTERM, and SIGKILL once the grace is over. Touches nothing but exactly this process. */
    public static Ending of(ProcessKey process, Duration grace) {
        var running = process.running();
        if (running.isEmpty()) {
            return WAS_GONE;
        }
        var handle = running.get();
        handle.destroy();
        if (endsWithin(handle, grace)) {
            return ENDED;
        }
        handle.destroyForcibly();
        endsWithin(handle, AFTER_KILL);
        return KILLED;
    }

    private static boolean endsWithin(ProcessHandle handle, Duration time) {
        try {
            handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
