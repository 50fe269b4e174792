package io.clonememoria.memory.document;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Looks at uploaded files and keeps the originals, away from the event loop. Large ones one after the other: a text of
 * 25 MB takes several times that while it is read and stored, and a few at once would take the service down.
 */
@ApplicationScoped
class UploadDesk {
    private static final long LARGE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Originals originals;
    private final DocumentIntake intake;
    private final Vertx vertx;

    UploadDesk(Originals originals, DocumentIntake intake, Vertx vertx) {
        this.originals = originals;
        this.intake = intake;
        this.vertx = vertx;
    }

    /** Looks at the file, keeps its original and lets the document in; keeps no original of what is not let in. */
    Uni<DocumentView> take(Caller caller, KnownClone known, Upload upload) {
        return upload.sizeBytes() <= LARGE
                ? process(caller, known, upload)
                : largeInTurn().chain(turn -> process(caller, known, upload)
                        // also when the client has gone: a turn that nobody ends would be the last one
                        .onTermination().invoke(turn::release));
    }

    private Uni<Lock> largeInTurn() {
        return UniHelper.toUni(vertx.sharedData().getLocalLockWithTimeout("large-uploads", PATIENCE.toMillis()))
                .onFailure().transform(_ -> new TooManyLargeUploads());
    }

    private Uni<DocumentView> process(Caller caller, KnownClone known, Upload upload) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return offEventLoop(upload::open)
                .chain(draft -> originals.keep(caller, id, upload, draft.mediaType())
                        .chain(key -> intake.store(caller, known, id, draft, key, upload.order())
                                .onFailure().call(() -> originals.discard(caller, key))));
    }

    /** Comes back on the caller's context, where the session of the transaction that follows must stay. */
    static <T> Uni<T> offEventLoop(Callable<T> work) {
        var context = Vertx.currentContext();
        var done = Uni.createFrom().item(Unchecked.supplier(work::call))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        // a storage may answer on a thread of its own
        return context == null ? done : done.emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
