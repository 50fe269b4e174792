package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.consent.Consent;
import io.clonememoria.memory.consent.ConsentService;
import io.clonememoria.platform.job.Job;
import io.clonememoria.platform.job.JobHandler;
import io.clonememoria.platform.job.JobProgress;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes memories of a chat's messages, some hundred in a step. A step holds the lock of the import's row, and asks there
 * whether it is still wanted: who cancels or undoes an import waits for the step at work and is then obeyed. Whatever its
 * end, the last step removes the file.
 */
@ApplicationScoped
class ImportJob implements JobHandler<Portion> {
    static final String KIND = "import";

    /** So few that a new memory of the same clone, which is counted with them, waits for a moment only. */
    private static final int PORTION = 200;
    private static final String NEXT = "next";
    private static final String ENDED = "ended";

    private final ImportSteps imports;
    private final OpenChats chats;
    private final ConsentService consents;
    private final ObjectStorage storage;
    private final WorkerTransaction transaction;
    private final Outbox outbox;

    ImportJob(ImportSteps imports, OpenChats chats, ConsentService consents, ObjectStorage storage, WorkerTransaction transaction,
            Outbox outbox) {
        this.imports = imports;
        this.chats = chats;
        this.consents = consents;
        this.storage = storage;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Portion> prepare(Job job) {
        return transaction.quietly(WorkerRole.CONSUMER, sql -> imports.find(importId(job), sql))
                .chain(found -> found.map(one -> isOver(job, one)
                                ? storage.delete(one.original()).replaceWith(Portion.NOTHING)
                                : chats.read(one, next(job), PORTION))
                        .orElseGet(() -> Uni.createFrom().item(Portion.NOTHING)));
    }

    @Override
    public Uni<JobProgress> step(Job job, Portion portion, SqlConnection sql) {
        return imports.lock(importId(job), sql).chain(found -> found
                .map(one -> isOver(job, one) ? tidied(job, one, sql) : wanted(job, one, portion, sql))
                .orElseGet(() -> Uni.createFrom().item(JobProgress.finished(job.checkpoint(), job.done()))));
    }

    private Uni<JobProgress> wanted(Job job, Import one, Portion portion, SqlConnection sql) {
        return objection(one, sql).chain(objection -> objection.isPresent()
                ? imports.fail(one, objection.get(), sql).replaceWith(JobProgress.more(ended(), job.done(), (long) one.total()))
                : bringIn(one, portion, sql));
    }

    private Uni<JobProgress> bringIn(Import one, Portion portion, SqlConnection sql) {
        var brought = imports.bringIn(one, portion, sql);
        return portion.last()
                ? brought.chain(() -> outbox.append(sql, ImportFacts.completed(one, portion.next())))
                        .replaceWith(JobProgress.more(ended(), portion.next(), (long) one.total()))
                : brought.replaceWith(JobProgress.more(new JsonObject().put(NEXT, portion.next()), portion.next(), (long) one.total()));
    }

    /** Why it may not go on; asked before each step, for a consent can be taken back and a clone can go at any time. */
    private Uni<Optional<String>> objection(Import one, SqlConnection sql) {
        return isAllowed(one, sql).chain(allowed -> allowed
                ? imports.mayAddTo(one, sql).map(may -> may ? Optional.<String>empty() : Optional.of("clone-gone"))
                : Uni.createFrom().item(Optional.of("consent-required")));
    }

    private Uni<Boolean> isAllowed(Import one, SqlConnection sql) {
        return consents.isGiven(sql, one.userId(), Consent.DATA_PROCESSING).chain(given ->
                given && one.format() == ChatFormat.WHATSAPP
                        ? consents.isGiven(sql, one.userId(), Consent.WHATSAPP_INGESTION)
                        : Uni.createFrom().item(given));
    }

    /** The file was removed by {@link #prepare}; but only when it was seen there that it is not needed any more. */
    private Uni<JobProgress> tidied(Job job, Import one, SqlConnection sql) {
        return job.checkpoint().containsKey(ENDED)
                ? imports.forgetOriginal(one, sql).replaceWith(JobProgress.finished(job.checkpoint(), job.done()))
                : Uni.createFrom().item(JobProgress.more(ended(), job.done(), (long) one.total()));
    }

    private static boolean isOver(Job job, Import one) {
        return job.checkpoint().containsKey(ENDED) || one.status() != ImportStatus.PROCESSING;
    }

    private static JsonObject ended() {
        return new JsonObject().put(ENDED, true);
    }

    private static int next(Job job) {
        return job.checkpoint().getInteger(NEXT, 0);
    }

    private static UUID importId(Job job) {
        return UUID.fromString(job.payload().getString("import_id"));
    }
}
