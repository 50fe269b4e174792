package io.clonememoria.clone.avatar;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.WorkerRole;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Removes the files of pictures that are shown nowhere: of uploads that were killed, of pictures that were replaced, of
 * clones that are gone for good. The row goes with the file, in one transaction: killed before its end, both are tried again.
 */
@ApplicationScoped
class UnseenAvatars implements RecurringTask {
    /** An upload that is committing right now has its row locked, and is none that was killed. */
    private static final String TAKE = """
            delete from avatars where id = any (array(
                select id from avatars
                where (not is_shown or clone_id is null) and unseen_since < now() - interval '1 hour'
                order by unseen_since limit 50 for update skip locked))
            returning id, user_id""";

    private final ObjectStorage storage;

    UnseenAvatars(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public String name() {
        return "unseen-avatars";
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
        return transaction.query(TAKE).execute()
                .chain(rows -> Multi.createFrom().items(StreamSupport.stream(rows.spliterator(), false).map(UnseenAvatars::key))
                        .onItem().transformToUniAndConcatenate(key -> storage.delete(key).replaceWith(key))
                        .collect().with(Collectors.counting()));
    }

    private static ObjectKey key(Row row) {
        return new ObjectKey(Avatar.FOLDER, row.getUUID("user_id"), row.getUUID("id"));
    }
}
