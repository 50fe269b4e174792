package io.clonememoria.memory.document;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * Reads uploaded files and keeps the originals, away from the event loop. Large ones one after the other: a text of
 * 25 MB takes several times that while it is read and stored, and a few at once would take the service down.
 */
@ApplicationScoped
class UploadDesk {
    private static final Logger LOG = Logger.getLogger(UploadDesk.class);
    private static final long LARGE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Originals originals;
    private final Vertx vertx;

    UploadDesk(Originals originals, Vertx vertx) {
        this.originals = originals;
        this.vertx = vertx;
    }

    /** Reads the file, keeps its original under the key and stores it; does not keep what could not be stored. */
    Uni<Document> take(Upload upload, String key, BiFunction<DocumentDraft, String, Uni<Document>> store) {
        return upload.sizeBytes() <= LARGE
                ? read(upload, key, store)
                : largeInTurn().chain(turn -> read(upload, key, store)
                        // also when the client has gone: a turn that nobody ends would be the last one
                        .onTermination().invoke(turn::release));
    }

    private Uni<Document> read(Upload upload, String key, BiFunction<DocumentDraft, String, Uni<Document>> store) {
        return offEventLoop(() -> {
            var draft = upload.read();
            originals.keep(key, upload.file());
            return draft;
        }).chain(draft -> store.apply(draft, key)
                .onFailure().call(() -> offEventLoop(() -> {
                    originals.remove(key);
                    return key;
                }).onFailure().invoke(left -> LOG.warnf(left, "The original %s of a refused upload is left over", key))
                        .onFailure().recoverWithNull()));
    }

    private Uni<Lock> largeInTurn() {
        return UniHelper.toUni(vertx.sharedData().getLocalLockWithTimeout("large-uploads", PATIENCE.toMillis()))
                .onFailure().transform(_ -> new TooManyLargeUploads());
    }

    private interface FileWork<T> {
        T run() throws IOException;
    }

    /** Comes back on the caller's context, where the session of the transaction that follows must stay. */
    private static <T> Uni<T> offEventLoop(FileWork<T> work) {
        var context = Vertx.currentContext();
        return Uni.createFrom().item(() -> {
            try {
                return work.run();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
