package io.clonememoria.platform.storage;

import io.clonememoria.platform.erasure.PersonalData;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The files of a person in one folder. They are found in the storage itself, so that one which no row refers to is found
 * too.
 *
 * @param name    in the words of the API
 * @param folder  of the storage
 * @param id      what the API calls that which a file belongs to, such as {@code document_id}
 * @param storage where they are
 * @param expired what forgets the keys of some files that nobody can have back, and returns them: {@code $1} is the end of
 *                the retention window, {@code $2} how many at most; empty for none. A file goes before its row: killed in
 *                between, the row is still there to find it by.
 */
public record PersonalFiles(String name, String folder, String id, ObjectStorage storage, String expired)
        implements PersonalData {
    private static final long AT_ONCE = 100;

    public static PersonalFiles of(String name, String folder, String id, ObjectStorage storage) {
        return new PersonalFiles(name, folder, id, storage, "");
    }

    /** Files that end with what they belong to. */
    public PersonalFiles expiring(String statement) {
        return new PersonalFiles(name, folder, id, storage, statement);
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public Set<String> folders() {
        return Set.of(folder);
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return files(userId).collect().with(Collectors.counting());
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return files(userId).map(file -> new JsonObject()
                .put(id, file.key().id().toString())
                .put("size_bytes", file.size())
                .put("stored_at", file.storedAt().toString()));
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        return deleted(files(userId).select().first(AT_ONCE).map(ObjectStat::key));
    }

    @Override
    public Uni<Long> purge(Instant deletedBefore, SqlConnection transaction) {
        return expired.isEmpty()
                ? Uni.createFrom().item(0L)
                : transaction.preparedQuery(expired).execute(Tuple.of(deletedBefore.atOffset(ZoneOffset.UTC), AT_ONCE))
                        .chain(rows -> deleted(Multi.createFrom().items(StreamSupport.stream(rows.spliterator(), false)
                                .flatMap(row -> ObjectKey.parse(row.getString(0)).stream()))));
    }

    private Uni<Long> deleted(Multi<ObjectKey> keys) {
        return keys.onItem().transformToUniAndConcatenate(key -> storage.delete(key).replaceWith(key))
                .collect().with(Collectors.counting());
    }

    private Multi<ObjectStat> files(UUID userId) {
        return storage.list(new ObjectPrefix(folder, userId));
    }
}
