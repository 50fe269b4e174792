package io.clonememoria.memory.embedding;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells on the bus that passages of documents were indexed. A few times a second at most, for who hears it looks in the
 * database which documents are done: next to making the vectors of a few passages, that is not little.
 */
final class IndexingNews {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EventBus bus;
    /** After this long it is told in any case: a process may have been killed before it told. */
    private final Duration atLeastEvery;
    private final AtomicBoolean untold = new AtomicBoolean();
    private final AtomicLong told = new AtomicLong(System.nanoTime());

    IndexingNews(EventBus bus, Duration atLeastEvery) {
        this.bus = bus;
        this.atLeastEvery = atLeastEvery;
    }

    /** @param everything whether the claim was for whatever there is: then one of nothing says that all is done */
    void of(PassageQueue.Claim claim, boolean everything) {
        if (claim.passages().stream().anyMatch(Passage::isOfDocument)) {
            untold.set(true);
        }
        var isEnd = everything && claim.atAll() == 0 && untold.get();
        if (isEnd || isDue(untold.get() ? PAUSE : atLeastEvery)) {
            untold.set(false);
            bus.publish(PassageService.INDEXED, "");
        }
    }

    private boolean isDue(Duration pause) {
        var last = told.get();
        var now = System.nanoTime();
        return now - last >= pause.toNanos() && told.compareAndSet(last, now);
    }
}
