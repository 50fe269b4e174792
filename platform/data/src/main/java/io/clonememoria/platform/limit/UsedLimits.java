package io.clonememoria.platform.limit;

import io.clonememoria.platform.erasure.PersonalData;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What a person has used of the limits that are theirs. Holds fall with their counter. */
@ApplicationScoped
class UsedLimits implements PersonalData {
    private static final String OF_PERSON = " from private.limit_counters where subject = $1";

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public Set<String> tables() {
        return Set.of("private.limit_counters", "private.limit_holds");
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select count(*)" + OF_PERSON).execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select limit_name, period, used" + OF_PERSON + " order by limit_name, period")
                .execute(Tuple.of(userId))
                .onItem().transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new JsonObject().put("limit", row.getString(0)).put("period", row.getString(1))
                        .put("used", row.getLong(2)));
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("delete" + OF_PERSON).execute(Tuple.of(userId))
                .map(erased -> (long) erased.rowCount());
    }
}
