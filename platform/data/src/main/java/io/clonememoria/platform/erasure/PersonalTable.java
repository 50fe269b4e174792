package io.clonememoria.platform.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The rows of one table that are about a person. Its change set opens the table to the role {@code eraser} with
 * {@code call private.open_to_eraser('public.memories')}.
 *
 * @param name     in the words of the API
 * @param table    with its schema
 * @param people   the columns that may hold the person's id; one that does is enough
 * @param key      the order of the export: columns that never change
 * @param exported the columns that a person is given, all but hashes, secrets and inner workings
 * @param held     which rows hold anything at all: a tombstone of a projection does not
 * @param erasable which rows are removed by themselves; the others fall with a row that they belong to
 * @param blank    what takes the place of removing, as assignments; empty to remove the row
 * @param expired  which rows are purged by time, {@code $1} being the end of the retention window; empty for none
 */
public record PersonalTable(String name, String table, List<String> people, String key, String exported, String held,
        String erasable, String blank, String expired) implements PersonalData {

    /** Rows removed by one statement: a person who waits for a lock on one of them waits for a moment. */
    private static final int PORTION = 1_000;
    /** Fewer, because children fall with their rows. */
    private static final int PURGED_AT_ONCE = 100;
    private static final int FETCHED_AT_ONCE = 100;

    /** A table with the column {@code user_id} and the key {@code id}, whose rows are removed. */
    public static PersonalTable of(String name, String table, String exported) {
        return new PersonalTable(name, table, List.of("user_id"), "id", exported, "true", "true", "", "");
    }

    /** A projection: nothing of it is exported that its owner does not export, and tombstones hold nothing. */
    public static PersonalTable projection(String name, String table, String person) {
        return of(name, table, person).ofPerson(person).inOrderOf(person).holding("removed_at is null");
    }

    public PersonalTable ofPerson(String... columns) {
        return new PersonalTable(name, table, List.of(columns), key, exported, held, erasable, blank, expired);
    }

    public PersonalTable inOrderOf(String columns) {
        return new PersonalTable(name, table, people, columns, exported, held, erasable, blank, expired);
    }

    public PersonalTable holding(String condition) {
        return new PersonalTable(name, table, people, key, exported, condition, erasable, blank, expired);
    }

    public PersonalTable erasingOnly(String condition) {
        return new PersonalTable(name, table, people, key, exported, held, condition, blank, expired);
    }

    /** Keeps the row and empties it; afterwards no column of {@link #people} may hold the person. */
    public PersonalTable blanking(String assignments) {
        return new PersonalTable(name, table, people, key, exported, held, erasable, assignments, expired);
    }

    /** Rows that the owner deleted and may restore until the retention window ends. */
    public PersonalTable softDeleted() {
        return expiring("deleted_at < $1");
    }

    /** Rows that end by themselves. */
    public PersonalTable expiring(String condition) {
        return new PersonalTable(name, table, people, key, exported, held, erasable, blank, condition);
    }

    @Override
    public Set<String> tables() {
        return Set.of(table);
    }

    @Override
    public Uni<Long> count(UUID userId, SqlConnection transaction) {
        return transaction.preparedQuery("select count(*) from " + table + " where " + ofThePerson())
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Multi<JsonObject> export(UUID userId, SqlConnection transaction) {
        return export(userId, 0, transaction);
    }

    @Override
    public Multi<JsonObject> export(UUID userId, long skipped, SqlConnection transaction) {
        var query = "select to_jsonb(told) from (select %s from %s where %s order by %s offset $2) told"
                .formatted(exported, table, ofThePerson(), key);
        return transaction.prepare(query).onItem()
                .transformToMulti(statement -> statement.createStream(FETCHED_AT_ONCE, Tuple.of(userId, skipped)).toMulti())
                .map(row -> row.getJsonObject(0));
    }

    @Override
    public Uni<Long> erase(UUID userId, SqlConnection transaction) {
        var portion = "where ctid = any (array(select ctid from %s where %s and %s limit %d))"
                .formatted(table, ofThePerson(), erasable, PORTION);
        var statement = blank.isEmpty()
                ? "delete from " + table + " " + portion
                : "update " + table + " set " + blank + " " + portion;
        return transaction.preparedQuery(statement).execute(Tuple.of(userId)).map(done -> (long) done.rowCount());
    }

    @Override
    public Uni<Long> purge(Instant deletedBefore, SqlConnection transaction) {
        return expired.isEmpty()
                ? Uni.createFrom().item(0L)
                : transaction.preparedQuery("""
                                delete from %1$s where ctid = any (array(
                                    select ctid from %1$s where (%2$s) and $1::timestamptz is not null limit %3$d))"""
                                .formatted(table, expired, PURGED_AT_ONCE))
                        .execute(Tuple.of(deletedBefore.atOffset(ZoneOffset.UTC)))
                        .map(done -> (long) done.rowCount());
    }

    private String ofThePerson() {
        return people.stream().map(column -> column + " = $1").collect(Collectors.joining(" or ", "(", ")"))
                + " and " + held;
    }
}
