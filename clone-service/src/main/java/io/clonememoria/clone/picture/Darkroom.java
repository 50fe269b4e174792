package io.clonememoria.clone.picture;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where pictures are read, away from the event loop: two at once, for each takes a part of the memory that there is, and
 * a few that wait.
 */
@ApplicationScoped
public class Darkroom {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 8;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor workers = workers();

    /** Makes a picture anew out of a file that somebody sent. */
    public Uni<Picture> develop(SentFile file) {
        return inTurn(() -> Picture.of(file.content().call()));
    }

    /** Does other work on what people sent, under the same bounds. Comes back on the caller's context. */
    public <T> Uni<T> inTurn(Callable<T> work) {
        var context = Vertx.currentContext(); // where the session of the transaction that follows must stay
        return Uni.createFrom().item(Unchecked.supplier(work::call))
                .runSubscriptionOn(workers)
                .onFailure(RejectedExecutionException.class).transform(_ -> new TooManyPictures())
                .emitOn(task -> context.runOnContext(_ -> task.run()));
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }

    private static ThreadPoolExecutor workers() {
        var workers = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().name("darkroom-", 0).daemon().factory());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
