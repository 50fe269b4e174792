package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.erasure.PersonalData;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What a person's requests were answered. Exported is that it is kept; what it says is in the things themselves. */
@ApplicationScoped
class KeptAnswers implements PersonalData {
    private static final String OF_PERSON = " from private.idempotency_keys where user_id = $1";

    @Override
    public String name() {
        return "idempotency_keys";
    }

    @Override
    public Set<String> tables() {
        return Set.of("private.idempotency_keys");
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select count(*)" + OF_PERSON).execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select created_at, expires_at" + OF_PERSON + " order by created_at, scope")
                .execute(Tuple.of(userId))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new JsonObject()
                        .put("created_at", row.getOffsetDateTime(0).toInstant().toString())
                        .put("expires_at", row.getOffsetDateTime(1).toInstant().toString()));
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("delete" + OF_PERSON).execute(Tuple.of(userId))
                .map(erased -> (long) erased.rowCount());
    }
}
