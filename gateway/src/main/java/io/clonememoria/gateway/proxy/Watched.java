package io.clonememoria.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A body on its way, with somebody who looks at each piece before it goes on. Keeps nothing. */
final class Watched implements ReadStream<Buffer> {
    private final ReadStream<Buffer> source;
    private final IntPredicate watcher;
    private final Runnable broken;
    private boolean held;
    private boolean ended;

    /**
     * @param watcher is told the bytes of each piece, and says whether it may go on
     * @param broken  is told that it ends before its end, before the receiver is
     */
    Watched(ReadStream<Buffer> source, IntPredicate watcher, Runnable broken) {
        this.source = source;
        this.watcher = watcher;
        this.broken = broken;
    }

    /** Whether the receiver does not want more at the moment. */
    boolean held() {
        return held;
    }

    /** Whether all of it has gone on. */
    boolean ended() {
        return ended;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> receiver) {
        source.handler(receiver == null ? null : piece -> {
            if (watcher.test(piece.length())) {
                receiver.handle(piece);
            }
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> receiver) {
        source.endHandler(receiver == null ? null : end -> {
            ended = true;
            receiver.handle(end);
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> receiver) {
        source.exceptionHandler(receiver == null ? null : failure -> {
            broken.run();
            receiver.handle(failure);
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        held = true;
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        held = false;
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
