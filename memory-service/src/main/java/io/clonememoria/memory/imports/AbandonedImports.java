package io.clonememoria.memory.imports;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Ends what nobody goes on with: files of requests that were killed before their import began, imports whose job has failed
 * for good, and the files of those. An undoing that has failed becomes a failed import, which can be undone again.
 */
@ApplicationScoped
class AbandonedImports implements RecurringTask {
    private static final String NEVER_BEGUN = """
            delete from imports where id = any (array(
                select id from imports where status = 'receiving' and created_at < now() - interval '1 hour'
                order by created_at limit 50 for update skip locked))
            returning original_key""";
    private static final String LEFT = """
            update imports i set status = 'failed', failure = 'interrupted', finished_at = now()
            where i.id = any (array(
                select a.id from imports a
                where a.status in ('processing', 'undoing')
                  and not exists (select from messaging.jobs j
                                  where j.finished_at is null and j.kind in ('import', 'undo-import') and j.payload ->> 'import_id' = a.id::text)
                order by a.created_at limit 50 for update skip locked))""";
    private static final String FILES = """
            with done as materialized (
                select a.id, a.original_key from imports a
                where a.original_key is not null and a.status not in ('receiving', 'processing')
                  and not exists (select from messaging.jobs j where j.id = a.job_id and j.finished_at is null)
                limit 50 for update skip locked)
            update imports i set original_key = null
            from done where i.id = done.id
            returning done.original_key""";

    private final ObjectStorage storage;

    AbandonedImports(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public String name() {
        return "abandoned-imports";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.ERASER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        return removeFiles(NEVER_BEGUN, transaction)
                .chain(never -> transaction.query(LEFT).execute()
                        .chain(left -> removeFiles(FILES, transaction).map(files -> never + left.rowCount() + files)));
    }

    private Uni<Long> removeFiles(String taken, SqlConnection transaction) {
        return transaction.query(taken).execute()
                .chain(rows -> Multi.createFrom().items(StreamSupport.stream(rows.spliterator(), false)
                                .flatMap(row -> ObjectKey.parse(row.getString(0)).stream()))
                        .onItem().transformToUniAndConcatenate(key -> storage.delete(key).replaceWith(key))
                        .collect().with(Collectors.counting()));
    }
}
