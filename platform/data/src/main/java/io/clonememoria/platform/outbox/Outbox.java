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
import org.jspecify.annotations.Nullable;

/** Where facts are put, in the transaction of what they tell of. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = "insert into messaging.outbox "
            + "(event_id, topic, record_key, type, data, request_id, traceparent, occurred_at) "
            + "values ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8)";

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

    private static @Nullable String traceParent() {
        var carrier = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, HashMap::put);
        return carrier.get("traceparent");
    }
}
