package io.clonememoria.clone.avatar;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.storage.ObjectPrefix;
import io.clonememoria.platform.storage.ObjectStat;
import io.clonememoria.platform.storage.ObjectStorage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Of a person: the files of those pictures, found in the storage itself, so that one without a row is found too. */
@ApplicationScoped
class PersonalAvatarFiles implements PersonalData {
    private static final int AT_ONCE = 100;

    private final ObjectStorage storage;

    PersonalAvatarFiles(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public String name() {
        return "avatar_files";
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public Set<String> folders() {
        return Set.of(Avatar.FOLDER);
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return files(userId).collect().with(Collectors.counting());
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return files(userId).map(file -> new JsonObject()
                .put("avatar_id", file.key().id().toString())
                .put("size_bytes", file.size())
                .put("stored_at", file.storedAt().toString()));
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        return files(userId).select().first(AT_ONCE)
                .onItem().transformToUniAndConcatenate(file -> storage.delete(file.key()).replaceWith(file))
                .collect().with(Collectors.counting());
    }

    private Multi<ObjectStat> files(UUID userId) {
        return storage.list(new ObjectPrefix(Avatar.FOLDER, userId));
    }
}
