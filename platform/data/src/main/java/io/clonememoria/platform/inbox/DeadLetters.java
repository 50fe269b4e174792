package io.clonememoria.platform.inbox;

import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
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

    private static final String FIND = "select " + DeadLetter.COLUMNS + " from messaging.dead_letters where id = $1";

    /** Nothing waits behind what is no event of ours, and nothing behind a row's state. */
    private static final String QUEUE = "consumer, topic, case when consumer in ('envelope', topic) then id::text else record_key end";
    private static final String PARKED = """
            select id, consumer, topic, headers ->> 'ce_type', record_key, cause, parked_at, tried_at, behind from (
                select l.*, row_number() over (partition by QUEUE order by partition_number, record_offset) as place,
                       count(*) over (partition by QUEUE) - 1 as behind
                  from messaging.dead_letters l where replayed_at is null) queued
             where place = 1 and (parked_at, id) < ($1, $2)
             order by parked_at desc, id desc limit $3""".replace("QUEUE", QUEUE);

    private static final String OF_KEY = """
             from messaging.dead_letters
            where consumer = $1 and topic = $2 and record_key = $3 and replayed_at is null""";
    private static final String HEAD =
            "select " + DeadLetter.COLUMNS + OF_KEY + " order by partition_number, record_offset limit 1";
    private static final String COUNT = "select count(*)" + OF_KEY;
    private static final String REPLAYED = "update messaging.dead_letters set replayed_at = now() where id = $1";
    private static final String TRIED =
            "update messaging.dead_letters set cause = $2, tried_at = now() where id = $1 and replayed_at is null";
    private static final String UNREPLAYED = "select count(*) from messaging.dead_letters where replayed_at is null";

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

    /** Keeps the record behind a parked one of its key; whoever asks holds the key's lock. */
    Uni<Void> waitBehind(String consumer, ConsumerRecord<String, byte[]> record, SqlConnection sql) {
        return insert(consumer, record, "waits behind an earlier event of its key", sql);
    }

    /** What is parked, newest first, one letter for each key. */
    Uni<List<DeadLetterView>> parked(PageRequest page) {
        var start = page.start();
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(PARKED)
                .execute(Tuple.of(start.time().atOffset(ZoneOffset.UTC), start.id(), page.fetch()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(DeadLetters::view).toList()));
    }

    static Cursor cursor(DeadLetterView letter) {
        return new Cursor(letter.parkedAt(), letter.id());
    }

    /** @throws DeadLetterNotFound (as the failure of the answer) when there is none */
    Uni<DeadLetter> require(UUID id) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(FIND).execute(Tuple.of(id)))
                .map(DeadLetters::first)
                .map(found -> found.orElseThrow(() -> new DeadLetterNotFound(id)));
    }

    /** The one that all others of its key wait for. */
    Uni<Optional<DeadLetter>> head(String consumer, String topic, @Nullable String key, SqlConnection sql) {
        return sql.preparedQuery(HEAD).execute(Tuple.of(consumer, topic, key)).map(DeadLetters::first);
    }

    /** How many of the key are parked or wait. */
    Uni<Long> count(DeadLetter ofKey) {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(COUNT)
                .execute(Tuple.of(ofKey.consumer(), ofKey.topic(), ofKey.key()))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    /** How many are parked or wait in all. */
    Uni<Long> count() {
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.query(UNREPLAYED).execute()
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    Uni<Void> replayed(UUID id, SqlConnection sql) {
        return sql.preparedQuery(REPLAYED).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Notes that a replay was in vain. @return the cause as it is kept */
    Uni<String> tried(UUID id, Throwable failure) {
        var cause = String.valueOf(storable(failure.toString()));
        LOG.errorf(failure, "The dead letter %s failed again", id);
        return transaction.as(WorkerRole.CONSUMER, sql -> sql.preparedQuery(TRIED).execute(Tuple.of(id, cause)))
                .replaceWith(cause);
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
        record.headers().forEach(header -> headers.put(String.valueOf(storable(header.key())), header.value() == null
                ? null : storable(new String(header.value(), StandardCharsets.UTF_8))));
        return headers;
    }

    /** PostgreSQL keeps no NUL, and what cannot be kept would stop the partition. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), LONGEST_TEXT)).replace("\0", "\\0");
    }

    private static Optional<DeadLetter> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(DeadLetter::of);
    }

    private static DeadLetterView view(Row row) {
        return new DeadLetterView(row.getUUID(0), row.getString(1), row.getString(2), row.getString(3),
                row.getString(4), row.getString(5), row.getOffsetDateTime(6).toInstant(),
                instant(row.getOffsetDateTime(7)), row.getLong(8));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "[" + record.partition() + "]@" + record.offset();
    }
}
