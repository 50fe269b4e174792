package io.clonememoria.platform.outbox;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.RestrictedData;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.request.Origin;
import io.clonememoria.platform.request.RequestId;
import io.clonememoria.platform.schema.EventSchemas;
import io.clonememoria.platform.transaction.SessionSql;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where facts are put, in the transaction of what they tell of. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = "insert into messaging.outbox "
            + "(event_id, topic, record_key, type, data, request_id, traceparent, occurred_at) "
            + "values ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8)";

    private static final String INSERT_ALL = """
            insert into messaging.outbox
                (event_id, topic, record_key, type, data, request_id, traceparent, occurred_at)
            select event_id, topic, record_key, type, data::jsonb, request_id, traceparent, occurred_at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
                with ordinality as told (event_id, topic, record_key, type, data, request_id, traceparent, occurred_at, place)
            order by place""";

    private final SessionSql sql;
    private final EventSchemas schemas;
    private final DataCipher cipher;

    Outbox(SessionSql sql, EventSchemas schemas, @Keyset(Keyset.Of.BUS) DataCipher cipher) {
        this.sql = sql;
        this.schemas = schemas;
        this.cipher = cipher;
    }

    /**
     * Appends a fact in the present request's transaction; what a restricted topic gets is encrypted here already.
     *
     * <p>The aggregate's row must be written or locked before: that lock is what keeps the facts of one aggregate in
     * order. The session is flushed first, so persisting the entity is enough.
     */
    public Uni<Void> append(Fact fact) {
        return Uni.createFrom().deferred(() -> sql.update(INSERT, values(fact))).replaceWithVoid();
    }

    /** Appends many facts by one statement, in their order; the same promise. */
    public Uni<Void> appendAll(List<Fact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().deferred(() -> sql.update(INSERT_ALL, columns(facts.stream().map(this::values).toList())))
                        .replaceWithVoid();
    }

    /** Appends a fact in a worker's transaction; the same promise. */
    public Uni<Void> append(SqlConnection transaction, Fact fact) {
        return Uni.createFrom().deferred(() -> transaction.preparedQuery(INSERT).execute(Tuple.from(values(fact))))
                .replaceWithVoid();
    }

    /**
     * Appends a fact and, for the audit log only, from where its request came. For acts on an account and on what is
     * kept; not for what is said in a talk.
     */
    public Uni<Void> appendWithOrigin(Fact fact) {
        return append(fact).chain(() -> Origin.current()
                .map(origin -> append(OriginRecorded.of(fact, origin)))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private @Nullable Object[] values(Fact fact) {
        var data = fact.data().encode();
        schemas.require(fact.topic(), fact.type(), data);
        var told = Topics.isRestricted(fact.topic())
                ? RestrictedData.seal(fact.data(), fact.id(), cipher).encode()
                : data;
        return new @Nullable Object[] {fact.id(), fact.topic(), fact.subject().toString(), fact.type(),
            told, RequestId.current().orElse(null), traceParent(),
            OffsetDateTime.ofInstant(fact.time(), ZoneOffset.UTC)};
    }

    /** Rows of values as one array for each column. */
    private static Object[] columns(List<@Nullable Object[]> rows) {
        return new Object[] {
            column(rows, 0, UUID[]::new), column(rows, 1, String[]::new), column(rows, 2, String[]::new),
            column(rows, 3, String[]::new), column(rows, 4, String[]::new), column(rows, 5, String[]::new),
            column(rows, 6, String[]::new), column(rows, 7, OffsetDateTime[]::new)};
    }

    private static <T> T[] column(List<@Nullable Object[]> rows, int place, IntFunction<T[]> array) {
        return rows.stream().map(row -> row[place]).toArray(array);
    }

    private static @Nullable String traceParent() {
        var carrier = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, HashMap::put);
        return carrier.get("traceparent");
    }
}
