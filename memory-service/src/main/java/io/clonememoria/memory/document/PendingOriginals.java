package io.clonememoria.memory.document;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.SessionSql;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Originals that are being stored and that no document refers to yet. What is still one after an hour belongs to an upload
 * that was killed, and is removed.
 */
@ApplicationScoped
class PendingOriginals implements RecurringTask {
    private static final String NOTE = "insert into pending_originals (original_key, user_id) values ($1, $2)";
    private static final String FIND = "select original_key from pending_originals where original_key = $1 for update";
    private static final String FORGET = "delete from pending_originals where original_key = $1";
    /** An upload that is committing right now has its row locked, and is none that was killed. */
    private static final String TAKE_ABANDONED = """
            delete from pending_originals where original_key = any (array(
                select original_key from pending_originals where created_at < now() - interval '1 hour'
                order by created_at limit 50 for update skip locked))
            returning original_key""";

    private final SessionSql sql;
    private final ObjectStorage storage;

    PendingOriginals(SessionSql sql, ObjectStorage storage) {
        this.sql = sql;
        this.storage = storage;
    }

    /** In a transaction of its own, before the original is stored. */
    Uni<Void> note(ObjectKey original) {
        return sql.update(NOTE, original.toString(), original.userId()).replaceWithVoid();
    }

    /**
     * In the transaction that writes the document: from now on its row refers to the original.
     *
     * @param original null for a document without one
     * @throws UploadTookTooLong when the original was taken for abandoned meanwhile
     */
    Uni<Void> settle(@Nullable ObjectKey original) {
        return original == null ? Uni.createFrom().voidItem() : sql.update(FORGET, original.toString())
                .invoke(forgotten -> {
                    if (forgotten == 0) {
                        throw new UploadTookTooLong();
                    }
                })
                .replaceWithVoid();
    }

    /** Whether no document refers to it; waits for a transaction that is about to write one. */
    Uni<Boolean> isPending(ObjectKey original) {
        return sql.select(FIND, original.toString()).map(found -> !found.isEmpty());
    }

    /** The original is gone. */
    Uni<Void> forget(ObjectKey original) {
        return sql.update(FORGET, original.toString()).replaceWithVoid();
    }

    @Override
    public String name() {
        return "pending-originals";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.ERASER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return transaction.preparedQuery(TAKE_ABANDONED).execute()
                .chain(rows -> Multi.createFrom().items(StreamSupport.stream(rows.spliterator(), false)
                                .flatMap(row -> ObjectKey.parse(row.getString(0)).stream()))
                        .onItem().transformToUniAndConcatenate(key -> storage.delete(key).replaceWith(key))
                        .collect().with(Collectors.counting()));
    }
}
