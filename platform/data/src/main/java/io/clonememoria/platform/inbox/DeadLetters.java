package io.clonememoria.platform.inbox;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Events that could not take effect, as they came, with the cause. */
@ApplicationScoped
class DeadLetters {
    /** In place of a consumer's name: records that are not events of ours at all. */
    static final String ENVELOPE = "envelope";

    private static final int LONGEST_TEXT = 4_000;

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** The record's place is unique: delivered again, it is the same letter. */
    private static final String INSERT = """
            insert into messaging.dead_letters
                (consumer, topic, partition_number, record_offset, record_key, headers, data, cause)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (consumer, topic, partition_number, record_offset) do nothing""";


    private final WorkerTransaction transaction;

    DeadLetters(WorkerTransaction transaction) {
        this.transaction = transaction;
    }

    /** Keeps the record and parks its key for this consumer: later events of the key wait behind it. */
    Uni<Void> park(String consumer, ConsumerRecord<String, byte[]> record, Throwable cause) {
        LOG.errorf(cause, "%s cannot process %s and parks its key %s", consumer, place(record), record.key());
        return transaction.as(WorkerRole.CONSUMER, sql -> insert(consumer, record, cause.toString(), sql));
    }

    /** Keeps the record; nothing waits behind it. */
    Uni<Void> keep(String consumer, ConsumerRecord<String, byte[]> record, Throwable cause) {
        LOG.errorf("%s is kept as a dead letter: %s", place(record), cause);
        return transaction.as(WorkerRole.CONSUMER, sql -> insert(consumer, record, cause.toString(), sql));
    }

    /** A fact that was not taken is either a duplicate, which is nothing to do, or waits behind a parked one. */
    Uni<Void> waitBehindParked(String consumer, ConsumerRecord<String, byte[]> record, Fact fact, SqlConnection sql) {
        return sql.preparedQuery("select from messaging.inbox where consumer = $1 and event_id = $2")
                .execute(Tuple.of(consumer, fact.id()))
                .chain(done -> done.size() > 0
                        ? Uni.createFrom().voidItem()
                        : insert(consumer, record, "waits behind an earlier event of its key", sql));
    }

    private static Uni<Void> insert(String consumer, ConsumerRecord<String, byte[]> record, String cause,
            SqlConnection sql) {
        var values = Tuple.tuple()
                .addString(consumer).addString(record.topic()).addInteger(record.partition()).addLong(record.offset())
                .addString(storable(record.key())).addJsonObject(headers(record))
                .addValue(record.value() == null ? null : Buffer.buffer(record.value()))
                .addString(storable(cause));
        return sql.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    private static JsonObject headers(ConsumerRecord<String, byte[]> record) {
        var headers = new JsonObject();
        record.headers().forEach(header -> headers.put(header.key(), header.value() == null
                ? null : storable(new String(header.value(), StandardCharsets.UTF_8))));
        return headers;
    }

    /** PostgreSQL keeps no NUL, and what cannot be kept would stop the partition. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), LONGEST_TEXT)).replace("\0", "\\0");
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "[" + record.partition() + "]@" + record.offset();
    }
}
