package io.clonememoria.billing.usage;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class UsageRepository implements PanacheRepositoryBase<UsageDay, UUID> {

    /** The days of a person on which anything was used, the latest first. */
    Uni<List<UsageDay>> latestFirst(UUID userId, UsagePeriod period) {
        return list("userId = ?1 and metricDate between ?2 and ?3 order by metricDate desc",
                userId, period.from(), period.to());
    }

    /** One statement, so that events that arrive at once for the same day wait for each other instead of losing one. */
    Uni<Void> add(UsageIncrement increment, SqlConnection tx) {
        return tx.preparedQuery("""
                insert into usage_metrics as day (id, user_id, metric_date,
                    messages_count, tokens_used, documents_uploaded, clones_created, avatar_requests)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict (user_id, metric_date) do update set
                    messages_count = day.messages_count + excluded.messages_count,
                    tokens_used = day.tokens_used + excluded.tokens_used,
                    documents_uploaded = day.documents_uploaded + excluded.documents_uploaded,
                    clones_created = day.clones_created + excluded.clones_created,
                    avatar_requests = day.avatar_requests + excluded.avatar_requests""")
                .execute(Tuple.from(List.of(UuidCreator.getTimeOrderedEpoch(), increment.userId(), increment.day(),
                        increment.messages(), increment.tokens(), increment.documents(), increment.clones(), increment.avatars())))
                .replaceWithVoid();
    }
}
