package io.clonememoria.platform.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Events about a person that could not take effect. They are kept as they came, so the person is found in their bytes;
 * the table is small, or an operator has other worries. The outbox needs none of this: it is empty after a moment, and
 * the inbox knows events only.
 */
@ApplicationScoped
class DeadLettersOfPeople implements PersonalData {
    private static final String WHERE =
            " from messaging.dead_letters where record_key like '%' || $1 || '%' or position(convert_to($1, 'UTF8') in data) > 0";

    @Override
    public String name() {
        return "undelivered_events";
    }

    @Override
    public Set<String> tables() {
        return Set.of("messaging.dead_letters");
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select count(*)" + WHERE).execute(Tuple.of(userId.toString()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select topic, parked_at::text" + WHERE + " order by parked_at, id")
                .execute(Tuple.of(userId.toString()))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new JsonObject().put("topic", row.getString(0)).put("parked_at", row.getString(1)));
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("delete" + WHERE).execute(Tuple.of(userId.toString()))
                .map(done -> (long) done.rowCount());
    }
}
