package io.clonememoria.memory.embedding;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Waits for the vectors of one memory, as far as they are made in this process. */
public final class IndexingWatch {
    private final AtomicInteger left;
    private final CompletableFuture<Void> indexed = new CompletableFuture<>();
    private final Runnable forget;

    IndexingWatch(int passages, Runnable forget) {
        this.left = new AtomicInteger(passages);
        this.forget = forget;
    }

    /** Ends when the vectors are written, or after the given time: a late vector is no failure. */
    public Uni<Void> indexedWithin(Duration patience) {
        return Uni.createFrom().completionStage(indexed)
                .ifNoItem().after(patience).recoverWithItem((Void) null);
    }

    /** Must be called, or the watch is kept for ever. */
    public void forget() {
        forget.run();
    }

    void tell() {
        if (left.decrementAndGet() == 0) {
            indexed.complete(null);
        }
    }
}
