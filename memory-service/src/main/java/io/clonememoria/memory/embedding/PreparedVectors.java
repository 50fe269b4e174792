package io.clonememoria.memory.embedding;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of a model that does not serve yet, or has just begun to. What is still to be made is what has a row and no
 * vector, so that a killed process leaves nothing behind but a claim that lapses. Every statement may be repeated, and by
 * several processes at once. Blocking.
 */
@ApplicationScoped
class PreparedVectors {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String ENLIST = """
            with portion as (
                select id, embedding_model from clone_document_chunks
                where id > ? and deleted_at is null order by id limit ?
            ), enlisted as (
                insert into passage_vectors (passage_id, model)
                select id, ? from portion where embedding_model is distinct from ? on conflict do nothing)
            select id from portion order by id desc limit 1""";
    private static final String CLAIM = """
            with due as materialized (
                select v.passage_id, exists (%s) as allowed
                from passage_vectors v join clone_document_chunks c on c.id = v.passage_id
                where v.model = ? and v.embedding is null and v.attempts < ? and c.deleted_at is null
                  and (v.claimed_until is null or v.claimed_until < now())
                order by v.passage_id limit ? for update of v skip locked)
            update passage_vectors claimed
            set claimed_until = case when due.allowed then now() + make_interval(secs => ?) else 'infinity' end,
                attempts = attempts + case when due.allowed then 1 else 0 end
            from due join clone_document_chunks k on k.id = due.passage_id
            where claimed.passage_id = due.passage_id and claimed.model = ?
            returning due.allowed, k.id, claimed.claimed_until, k.memory_id, k.title, k.content,
                (select m.speaker from memories m where m.id = k.memory_id)""".formatted(PassageQueue.ALLOWED);
    /** Only where the claim still stands: else the passage says something else now, or is another's to write. */
    private static final String WRITE = """
            update passage_vectors v set embedding = made.vector, claimed_until = null
            from (select p.passage_id, all_of.numbers[m.place * all_of.dimension - all_of.dimension + 1 : m.place * all_of.dimension]::vector as vector
                  from (select ?::real[] as numbers, ?::integer as dimension) all_of
                  cross join unnest(?::uuid[], ?::timestamptz[]) with ordinality m (passage_id, lease, place)
                  join passage_vectors p on p.passage_id = m.passage_id and p.claimed_until = m.lease
                  where p.model = ? and p.embedding is null
                  for update of p skip locked) made
            where v.passage_id = made.passage_id and v.model = ?""";
    private static final String GIVE_BACK = """
            update passage_vectors v set attempts = attempts - ?,
                claimed_until = case when ? = 0 then now() + make_interval(secs => 0.1 * power(2, attempts)) end
            from unnest(?::uuid[], ?::timestamptz[]) back (passage_id, lease)
            where v.passage_id = back.passage_id and v.claimed_until = back.lease and v.model = ? and v.embedding is null""";
    /**
     * One statement, so that a search sees a vector in the one place or in the other. The passage is locked before its
     * vector, as by whoever changes it and thereby takes the vector away.
     */
    private static final String MOVE_IN = """
            with portion as (
                select v.passage_id, v.model, v.embedding
                from passage_vectors v join clone_document_chunks c on c.id = v.passage_id
                where v.model = ? and v.embedding is not null limit ? for no key update of c, v skip locked
            ), moved as (
                update clone_document_chunks k
                set embedding = portion.embedding, embedding_model = portion.model, claimed_until = null, indexing_attempts = 0
                from portion where k.id = portion.passage_id)
            delete from passage_vectors v using portion where v.passage_id = portion.passage_id and v.model = portion.model""";
    /** What has no vector of the model that serves is new again; "is not" is put so that the index can answer it. */
    private static final String QUEUE_AGAIN = """
            update clone_document_chunks k
            set embedding = null, embedding_model = null, claimed_until = null, indexing_attempts = 0
            where k.id = any (array(
                select c.id from clone_document_chunks c
                where (c.embedding_model < ? or c.embedding_model > ?)
                  and not exists (select from passage_vectors v
                                  where v.passage_id = c.id and v.model = ? and v.embedding is not null)
                limit ? for no key update of c skip locked))""";
    /**
     * What is of no use any more: of the model that serves, what was not made (its passage is in the queue again); of
     * another, what nobody has wanted for a day. A process with older settings that comes up once more wants the older
     * model, and must not undo what was made.
     */
    private static final String DROP_LEFTOVERS = """
            with leftover as materialized (
                select v.passage_id, v.model from passage_vectors v join embedding_models m on m.model = v.model
                where m.serving and v.embedding is null or not m.serving and m.wanted_at < now() - interval '1 day'
                limit ? for update of v skip locked)
            delete from passage_vectors v using leftover where v.passage_id = leftover.passage_id and v.model = leftover.model""";
    private static final String COUNT = """
            select count(*) filter (where embedding is not null), count(*) from passage_vectors where model = ?""";

    private final AgroalDataSource connections;
    private final EmbeddingConfig config;

    PreparedVectors(@DataSource("indexer") AgroalDataSource connections, EmbeddingConfig config) {
        this.connections = connections;
        this.config = config;
    }

    /** How far it has come; given up and not allowed ones count as not made. */
    record Progress(long made, long all) {}

    /**
     * Notes some more passages that need a vector of the model, in the order of their ids.
     *
     * @return where to go on; null after the last
     */
    @Nullable UUID enlist(String model, @Nullable UUID after, int atMost) throws SQLException {
        try (var connection = connections.getConnection(); var enlist = connection.prepareStatement(ENLIST)) {
            enlist.setObject(1, after == null ? BEFORE_ALL : after);
            enlist.setInt(2, atMost);
            enlist.setString(3, model);
            enlist.setString(4, model);
            try (var row = enlist.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    PassageQueue.Claim claim(VectorModel model) throws SQLException {
        try (var connection = connections.getConnection(); var claim = connection.prepareStatement(CLAIM)) {
            claim.setBoolean(1, model.isOutside());
            claim.setString(2, model.id());
            claim.setInt(3, PassageService.MOST_ATTEMPTS);
            claim.setInt(4, model.batch());
            claim.setDouble(5, config.lease(model.isOutside()).toMillis() / 1000.0);
            claim.setString(6, model.id());
            return PassageQueue.claimed(claim);
        }
    }

    void write(VectorModel model, List<Passage> passages, List<float[]> vectors) throws SQLException {
        try (var connection = connections.getConnection(); var write = connection.prepareStatement(WRITE)) {
            write.setArray(1, PassageQueue.numbers(connection, model, vectors));
            write.setInt(2, model.dimension());
            write.setArray(3, PassageQueue.ids(connection, passages));
            write.setArray(4, PassageQueue.leases(connection, passages));
            write.setString(5, model.id());
            write.setString(6, model.id());
            write.executeUpdate();
        }
    }

    /** @param blameless whether it was not for the passages, so that it does not count as an attempt */
    void giveBack(VectorModel model, List<Passage> passages, boolean blameless) throws SQLException {
        try (var connection = connections.getConnection(); var back = connection.prepareStatement(GIVE_BACK)) {
            back.setInt(1, blameless ? 1 : 0);
            back.setInt(2, blameless ? 1 : 0);
            back.setArray(3, PassageQueue.ids(connection, passages));
            back.setArray(4, PassageQueue.leases(connection, passages));
            back.setString(5, model.id());
            back.executeUpdate();
        }
    }

    /** Brings some vectors of the model that serves to their passages. */
    int moveIn(String serving, int atMost) throws SQLException {
        return update(MOVE_IN, serving, atMost);
    }

    /** Has some passages indexed anew that have no vector of the model that serves. */
    int queueAgain(String serving, int atMost) throws SQLException {
        return update(QUEUE_AGAIN, serving, serving, serving, atMost);
    }

    /** Drops some of what is of no use once nothing is being prepared. */
    int dropLeftovers(int atMost) throws SQLException {
        return update(DROP_LEFTOVERS, atMost);
    }

    Progress progress(String model) throws SQLException {
        try (var connection = connections.getConnection(); var count = connection.prepareStatement(COUNT)) {
            count.setString(1, model);
            try (var row = count.executeQuery()) {
                row.next();
                return new Progress(row.getLong(1), row.getLong(2));
            }
        }
    }

    private int update(String statement, Object... parameters) throws SQLException {
        try (var connection = connections.getConnection(); var update = connection.prepareStatement(statement)) {
            for (var at = 0; at < parameters.length; at++) {
                update.setObject(at + 1, parameters[at]);
            }
            return update.executeUpdate();
        }
    }
}
