package io.clonememoria.acceptance.replica;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Writers who write until they are told to stop. */
final class Load {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Writer> writers;
    private final Duration rest;

    private Load(List<Writer> writers, Duration rest) {
        this.writers = writers;
        this.rest = rest;
    }

    /** @param rest of each writer between two lives of a clone */
    static Load of(int writers, Duration rest, URI gateway, Ledger ledger) {
        var people = IntStream.range(0, writers).mapToObj(_ -> Writer.register(gateway, ledger)).toList();
        await().atMost(SOON).until(() -> people.stream().allMatch(Writer::isKnown));
        return new Load(people, rest);
    }

    Running start() {
        var threads = Executors.newScheduledThreadPool(writers.size());
        var running = new Running(threads);
        writers.forEach(writer -> threads.scheduleWithFixedDelay(() -> running.guarded(writer::write), 0,
                Math.max(1, rest.toMillis()), TimeUnit.MILLISECONDS));
        return running;
    }

    /** Ends when closed: every act that has begun gets its answer first. */
    static final class Running implements AutoCloseable {
        private final ScheduledExecutorService threads;
        private volatile Throwable defect;

        private Running(ScheduledExecutorService threads) {
            this.threads = threads;
        }

        /** A scheduler forgets a task that throws, and a load that has silently ended would prove nothing. */
        private void guarded(Runnable act) {
            try {
                act.run();
            } catch (RuntimeException | Error failure) {
                defect = failure;
                throw failure;
            }
        }

        @Override
        public void close() {
            threads.close();
            if (defect != null) {
                throw new AssertionError("a writer broke down", defect);
            }
        }
    }
}
