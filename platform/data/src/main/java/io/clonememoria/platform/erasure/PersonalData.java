package io.clonememoria.platform.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One kind of thing that a service holds of people. Every bean of this type takes part in each export and each erasure;
 * a test fails when a table with a person's id, or a folder of files, is named by none. Most are a {@link PersonalTable}.
 */
public interface PersonalData {
    /** In the words of the API, such as {@code memories}; unique in its service. */
    String name();

    /** The tables that it covers, with their schema, such as {@code public.memories}. */
    Set<String> tables();

    /** The folders of the object storage that it covers. */
    default Set<String> folders() {
        return Set.of();
    }

    /** How many of them are held of the person, deleted ones included. The transaction's role is {@code eraser}. */
    Uni<Long> count(UUID userId, SqlConnection transaction);

    /** Each of them, without secrets and hashes, as it goes into a person's export. Role {@code eraser}. */
    Multi<JsonObject> export(UUID userId, SqlConnection transaction);

    /** The same in the same order, without the first ones, which an earlier page has told. */
    default Multi<JsonObject> export(UUID userId, long skipped, SqlConnection transaction) {
        return export(userId, transaction).skip().first(skipped);
    }

    /**
     * Removes them for ever, what is much in portions: it is run again, each time in a transaction of its own, while it
     * answers more than zero. What is gone stays gone. Role {@code eraser}.
     *
     * @return how many were removed now
     */
    Uni<Long> erase(UUID userId, SqlConnection transaction);

    /**
     * Removes a portion of what its owners deleted before that moment and can no longer restore, and of what has expired
     * by itself; whoever they are. Role {@code eraser}.
     *
     * @return how many were removed now
     */
    default Uni<Long> purge(Instant deletedBefore, SqlConnection transaction) {
        return Uni.createFrom().item(0L);
    }
}
