package io.clonememoria.memory.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.chat.ChatSurvey;
import io.clonememoria.memory.chat.Chats;
import io.clonememoria.memory.chat.DateOrder;
import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.shareddata.Lock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Looks through files, and keeps those that are to be imported, away from the event loop. Large ones one after the other:
 * each is read as a whole a few times.
 */
@ApplicationScoped
class ImportDesk {
    /** Messages in one import. */
    static final long MOST_MESSAGES = 200_000;

    private static final Logger LOG = Logger.getLogger(ImportDesk.class);
    private static final long LARGE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORTION = 64 * 1024;

    private final ImportRepository imports;
    private final ObjectStorage storage;
    private final RequestTransaction transaction;
    private final Vertx vertx;
    private final io.vertx.mutiny.core.Vertx files;
    private final Clock clock;

    ImportDesk(ImportRepository imports, ObjectStorage storage, RequestTransaction transaction, Vertx vertx,
            io.vertx.mutiny.core.Vertx files, Clock clock) {
        this.imports = imports;
        this.storage = storage;
        this.transaction = transaction;
        this.vertx = vertx;
        this.files = files;
        this.clock = clock;
    }

    /** A file that was looked through and is kept. */
    record Prepared(UUID id, ImportPlan plan, String sha256) {}

    private record Planned(ImportPlan plan, String sha256, long size) {}

    /** What the file is. */
    Uni<ChatSurvey> look(ImportRequest request) {
        return unpacked(request, file -> survey(file, request));
    }

    /**
     * Looks the file through, keeps its chat and hands it on; keeps nothing of what is refused.
     *
     * @param allow whether its format is allowed
     * @param start what makes an import of it
     */
    Uni<ImportView> take(Caller caller, KnownClone known, ImportRequest request, Function<ChatSurvey, Uni<Void>> allow,
            Function<Prepared, Uni<ImportView>> start) {
        return unpacked(request, file -> survey(file, request).chain(survey -> allow.apply(survey)
                .chain(() -> plan(file, survey, request, known))
                .chain(planned -> keep(caller, known, file, planned, start))));
    }

    private Uni<ImportView> keep(Caller caller, KnownClone known, ChatFile file, Planned planned,
            Function<Prepared, Uni<ImportView>> start) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var key = new ObjectKey(Import.FOLDER, caller.userId(), id);
        return transaction.as(caller, () -> imports.note(id, known.id(), caller.userId(), known.spaceId(), planned.plan(), key,
                        planned.sha256(), planned.size()))
                .chain(() -> store(key, file))
                .chain(() -> start.apply(new Prepared(id, planned.plan(), planned.sha256())))
                .onFailure().call(() -> discard(caller, id, key));
    }

    private Uni<Void> store(ObjectKey key, ChatFile file) {
        return files.fileSystem().open(file.path().toString(), new OpenOptions().setWrite(false).setCreate(false))
                .chain(open -> storage.put(key, "application/octet-stream", open.setReadBufferSize(PORTION).toMulti())
                        .eventually(open::close))
                .replaceWithVoid();
    }

    /** Not when it began after all: a commit whose answer was lost looks like a refusal. When this fails, it is swept later. */
    private Uni<Void> discard(Caller caller, UUID id, ObjectKey key) {
        return transaction.as(caller, () -> imports.isReceiving(id))
                .chain(never -> never
                        ? storage.delete(key).chain(() -> transaction.as(caller, () -> imports.discard(id)))
                        : Uni.createFrom().voidItem())
                .onFailure().invoke(failure -> LOG.warnf(failure, "The file of the refused import %s is left to be swept", id))
                .onFailure().recoverWithNull();
    }

    private Uni<ChatSurvey> survey(ChatFile file, ImportRequest request) {
        return offEventLoop(() -> Chats.survey(file, request.format().orElse((ChatFormat) null),
                request.order().orElse((DateOrder) null), request.zone(), MOST_MESSAGES));
    }

    private Uni<Planned> plan(ChatFile file, ChatSurvey survey, ImportRequest request, KnownClone known) {
        return offEventLoop(() -> new Planned(ImportPlan.of(file, survey, request, known.language(), clock.instant()),
                file.sha256(), file.size()));
    }

    private <T> Uni<T> unpacked(ImportRequest request, Function<ChatFile, Uni<T>> work) {
        return offEventLoop(() -> ChatFile.of(request.file()))
                .chain(file -> inTurn(file, work).onTermination().invoke(file::discard));
    }

    /** By what there is to read: a small zip may hold a large chat. */
    private <T> Uni<T> inTurn(ChatFile file, Function<ChatFile, Uni<T>> work) {
        return offEventLoop(file::size).chain(size -> size <= LARGE
                ? work.apply(file)
                : turn().chain(turn -> work.apply(file)
                        // also when the client has gone: a turn that nobody ends would be the last one
                        .onTermination().invoke(turn::release)));
    }

    private Uni<Lock> turn() {
        return UniHelper.toUni(vertx.sharedData().getLocalLockWithTimeout("large-imports", PATIENCE.toMillis()))
                .onFailure().transform(_ -> new TooManyLargeImports());
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
