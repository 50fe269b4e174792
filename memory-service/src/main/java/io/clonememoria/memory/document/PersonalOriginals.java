package io.clonememoria.memory.document;

import io.clonememoria.platform.erasure.PersonalData;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;

/**
 * Of a person: the files that they uploaded. A file goes before its document's row, which alone knows where it is: killed
 * in between, the row is still there to find it by.
 */
@ApplicationScoped
class PersonalOriginals implements PersonalData {
    private static final int AT_ONCE = 100;

    private static final String OF_PERSON = " from clone_documents where user_id = $1 and original_key is not null ";
    private static final String EXPIRED = " from clone_documents where original_key is not null and (deleted_at < $1 "
            + "or clone_id in (select id from projection.clones where removed_at < $1)) ";

    private final Originals originals;
    private final Vertx vertx;

    PersonalOriginals(Originals originals, Vertx vertx) {
        this.originals = originals;
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return "originals";
    }

    @Override
    public Set<String> tables() {
        return Set.of();
    }

    @Override
    public Set<String> folders() {
        return Set.of("documents");
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select count(*)" + OF_PERSON).execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select id, media_type, size_bytes" + OF_PERSON + "order by id")
                .execute(Tuple.of(userId))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(Row::toJson);
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select id, original_key" + OF_PERSON + "limit " + AT_ONCE)
                .execute(Tuple.of(userId))
                .chain(rows -> remove(rows, transaction));
    }

    @Override
    public Uni<Long> purge(Instant deletedBefore, SqlConnection transaction) {
        return transaction.preparedQuery("select id, original_key" + EXPIRED + "limit " + AT_ONCE)
                .execute(Tuple.of(deletedBefore.atOffset(ZoneOffset.UTC)))
                .chain(rows -> remove(rows, transaction));
    }

    private Uni<Long> remove(RowSet<Row> documents, SqlConnection transaction) {
        var ids = new ArrayList<UUID>();
        var keys = new ArrayList<String>();
        documents.forEach(document -> {
            ids.add(document.getUUID(0));
            keys.add(document.getString(1));
        });
        return vertx.executeBlocking(() -> {
                    for (var key : keys) {
                        originals.remove(key);
                    }
                    return (long) keys.size();
                })
                .call(() -> transaction.preparedQuery("update clone_documents set original_key = null where id = any($1)")
                        .execute(Tuple.of(ids.toArray(UUID[]::new))));
    }
}
