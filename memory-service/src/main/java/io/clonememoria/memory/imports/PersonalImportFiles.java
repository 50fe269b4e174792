package io.clonememoria.memory.imports;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectPrefix;
import io.clonememoria.platform.storage.ObjectStat;
import io.clonememoria.platform.storage.ObjectStorage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Of a person: the files of chats that are being imported. Found in the storage itself, so that none is forgotten. */
@ApplicationScoped
class PersonalImportFiles implements PersonalData {
    private static final int AT_ONCE = 100;

    private static final String EXPIRED = """
            update imports i set original_key = null
            from (select id, original_key from imports
                  where original_key is not null and clone_id in (select id from projection.clones where removed_at < $1)
                  limit %d for update) expired
            where i.id = expired.id
            returning expired.original_key""".formatted(AT_ONCE);

    private final ObjectStorage storage;

    PersonalImportFiles(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public String name() {
        return "import_files";
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public Set<String> folders() {
        return Set.of(Import.FOLDER);
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return files(userId).collect().with(Collectors.counting());
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return files(userId).map(file -> new JsonObject()
                .put("import_id", file.key().id().toString())
                .put("size_bytes", file.size())
                .put("stored_at", file.storedAt().toString()));
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        return files(userId).select().first(AT_ONCE)
                .onItem().transformToUniAndConcatenate(file -> storage.delete(file.key()).replaceWith(file))
                .collect().with(Collectors.counting());
    }

    @Override
    public Uni<Long> purge(Instant deletedBefore, SqlConnection transaction) {
        return transaction.preparedQuery(EXPIRED).execute(Tuple.of(deletedBefore.atOffset(ZoneOffset.UTC)))
                .chain(rows -> Multi.createFrom().items(StreamSupport.stream(rows.spliterator(), false)
                                .flatMap(row -> ObjectKey.parse(row.getString(0)).stream()))
                        .onItem().transformToUniAndConcatenate(key -> storage.delete(key).replaceWith(key))
                        .collect().with(Collectors.counting()));
    }

    private Multi<ObjectStat> files(UUID userId) {
        return storage.list(new ObjectPrefix(Import.FOLDER, userId));
    }
}
