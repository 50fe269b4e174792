package io.clonememoria.memory.embedding;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.FloatBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/**
 * The passages that have no vector yet. There is no other queue: whatever is killed, what is still to be done is what
 * has no vector. Blocking; for the threads of the indexer.
 */
@ApplicationScoped
class PassageQueue {
    private static final int AT_ONCE = 0;
    private static final int LATER = 1;

    /** Of a passage c: its person allows it, and its document was not deleted. */
    static final String ALLOWED = """
            select from projection.users u
            where u.id = c.user_id and u.consent_data_processing and (u.consent_third_party_apis or not ?)
              and u.deleted_at is null and u.removed_at is null
              and not exists (select from clone_documents d where d.id = c.document_id and d.deleted_at is not null)""";

    /**
     * What somebody waits for first, what was imported by the thousand last; and first passages first: a short letter does
     * not wait for the end of a long book. What is not allowed is put aside, so that nobody else's passages stand behind it.
     *
     * <p>What is due is looked for once, in a query of its own: joined as a subquery it may be asked again for every row of
     * the table, and each time it finds, and takes, as many as the limit says.
     */
    static final String CLAIM = """
            with due as materialized (
                select c.id, exists (%s) as allowed
                from clone_document_chunks c
                where embedding is null and deleted_at is null and indexing_attempts < ?
                  and (claimed_until is null or claimed_until < now()) and indexing_priority <= ?
                order by indexing_priority, chunk_index, created_at
                limit ? for update of c skip locked)
            update clone_document_chunks claimed
            set claimed_until = case when due.allowed then now() + make_interval(secs => ?) else 'infinity' end,
                indexing_attempts = indexing_attempts + case when due.allowed then 1 else 0 end
            from due where claimed.id = due.id
            returning due.allowed, claimed.id, claimed_until, memory_id, title, content,
                (select m.speaker from memories m where m.id = memory_id)""".formatted(ALLOWED);

    /** Few at a time: who changes one of them meanwhile waits for all. */
    private static final String TAKE_UP_AGAIN = """
            with again as materialized (
                select c.id from clone_document_chunks c
                where embedding is null and deleted_at is null and claimed_until = 'infinity' and exists (%s)
                limit 200 for update of c skip locked)
            update clone_document_chunks aside set claimed_until = null
            from again where aside.id = again.id""".formatted(ALLOWED);

    /** Only where the claim still stands: else the passage says something else now, is gone, or is another's to write. */
    private static final String WRITE = """
            update clone_document_chunks k set embedding = made.vector, embedding_model = ?
            from (select c.id, all_of.numbers[v.place * all_of.dimension - all_of.dimension + 1 : v.place * all_of.dimension]::vector as vector
                  from (select ?::real[] as numbers, ?::integer as dimension) all_of
                  cross join unnest(?::uuid[], ?::timestamptz[]) with ordinality v (id, lease, place)
                  join clone_document_chunks c on c.id = v.id and c.claimed_until = v.lease and c.embedding is null
                  for no key update of c %s) made
            where k.id = made.id
            returning k.id""";
    /** Whoever changes many passages at once must not meet who writes many at once in another order. */
    private static final String WRITE_WHAT_IS_FREE = WRITE.formatted("skip locked");
    private static final String WRITE_ONE = WRITE.formatted("");

    /** Waits a little longer each time; nothing waits once it is given up. */
    private static final String RELEASE = """
            update clone_document_chunks
            set claimed_until = case when indexing_attempts < ?
                then now() + make_interval(secs => 0.1 * power(2, indexing_attempts)) end
            where id = ? and claimed_until = ? and embedding is null""";

    /** It was not for them: what the claim counted is taken back. */
    private static final String GIVE_BACK = """
            update clone_document_chunks k set claimed_until = null, indexing_attempts = indexing_attempts - 1
            from unnest(?::uuid[], ?::timestamptz[]) back (id, lease)
            where k.id = back.id and k.claimed_until = back.lease and k.embedding is null and k.indexing_attempts > 0""";

    private final AgroalDataSource connections;
    private final EmbeddingConfig config;
    private final AtomicLong takeUpAgainAt = new AtomicLong(System.nanoTime());

    PassageQueue(@DataSource("indexer") AgroalDataSource connections, EmbeddingConfig config) {
        this.connections = connections;
        this.config = config;
    }

    /**
     * What one look brought.
     *
     * @param passages  to be indexed, of people who allow it
     * @param atAll     how many were found, those included that were put aside
     */
    record Claim(List<Passage> passages, int atAll) {}

    /**
     * Takes some passages for as long as a lease lasts; other threads and processes get others. Their people allowed it a
     * moment ago, for that is asked each time.
     *
     * @param background whether passages that nobody waits for may be among them
     */
    Claim claim(VectorModel model, boolean background) throws SQLException {
        try (var connection = connections.getConnection()) {
            takeUpAgain(connection, model);
            return claim(connection, model, background);
        }
    }

    private Claim claim(Connection connection, VectorModel model, boolean background) throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setBoolean(1, model.isOutside());
            claim.setInt(2, PassageService.MOST_ATTEMPTS);
            claim.setInt(3, background ? LATER : AT_ONCE);
            claim.setInt(4, model.batch());
            claim.setDouble(5, config.lease(model.isOutside()).toMillis() / 1000.0);
            return claimed(claim);
        }
    }

    /** What a statement claimed that returns whether its person allows it, and then a passage's columns. */
    static Claim claimed(PreparedStatement claim) throws SQLException {
        var claimed = new ArrayList<Passage>();
        var found = 0;
        try (var row = claim.executeQuery()) {
            for (; row.next(); found++) {
                if (row.getBoolean(1)) {
                    claimed.add(passage(row));
                }
            }
        }
        return new Claim(claimed, found);
    }

    /** Looks now and then whether what was put aside is allowed again; one thread at a time. */
    private void takeUpAgain(Connection connection, VectorModel model) throws SQLException {
        var due = takeUpAgainAt.get();
        var now = System.nanoTime();
        if (now - due >= 0 && takeUpAgainAt.compareAndSet(due, now + config.sweepEvery().toNanos())) {
            try (var again = connection.prepareStatement(TAKE_UP_AGAIN)) {
                again.setBoolean(1, model.isOutside());
                again.executeUpdate();
            }
        }
    }

    /** Writes the vectors, one for each passage in the same order; not of those that changed meanwhile. */
    void write(VectorModel model, List<Passage> passages, List<float[]> vectors) throws SQLException {
        try (var connection = connections.getConnection()) {
            var written = write(connection, WRITE_WHAT_IS_FREE, model, passages, vectors);
            for (var at = 0; at < passages.size() && written.size() < passages.size(); at++) {
                if (!written.contains(passages.get(at).id())) {
                    write(connection, WRITE_ONE, model, List.of(passages.get(at)), List.of(vectors.get(at)));
                }
            }
        }
    }

    private static Set<UUID> write(Connection connection, String statement, VectorModel model, List<Passage> passages,
            List<float[]> vectors) throws SQLException {
        try (var write = connection.prepareStatement(statement)) {
            write.setString(1, model.id());
            write.setArray(2, numbers(connection, model, vectors));
            write.setInt(3, model.dimension());
            write.setArray(4, ids(connection, passages));
            write.setArray(5, leases(connection, passages));
            var written = new HashSet<UUID>();
            try (var row = write.executeQuery()) {
                while (row.next()) {
                    written.add(row.getObject(1, UUID.class));
                }
            }
            return written;
        }
    }

    /** Gives back a passage that could not be indexed: it comes again after a while, a few times. */
    void release(Passage passage) throws SQLException {
        try (var connection = connections.getConnection(); var release = connection.prepareStatement(RELEASE)) {
            release.setInt(1, PassageService.MOST_ATTEMPTS);
            release.setObject(2, passage.id());
            release.setObject(3, passage.lease());
            release.executeUpdate();
        }
    }

    /** Gives back passages that are not to blame; they are the next again. */
    void giveBack(List<Passage> passages) throws SQLException {
        try (var connection = connections.getConnection(); var back = connection.prepareStatement(GIVE_BACK)) {
            back.setArray(1, ids(connection, passages));
            back.setArray(2, leases(connection, passages));
            back.executeUpdate();
        }
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(row.getObject(2, UUID.class), row.getObject(3, OffsetDateTime.class),
                row.getObject(4, UUID.class), row.getString(5), row.getString(6), row.getString(7));
    }

    static Array ids(Connection connection, List<Passage> passages) throws SQLException {
        return connection.createArrayOf("uuid", passages.stream().map(Passage::id).toArray());
    }

    static Array leases(Connection connection, List<Passage> passages) throws SQLException {
        return connection.createArrayOf("timestamptz", passages.stream().map(Passage::lease).toArray());
    }

    /** The vectors one after the other: the driver sends numbers as they are, where it would write texts digit by digit. */
    static Array numbers(Connection connection, VectorModel model, List<float[]> vectors) throws SQLException {
        var numbers = FloatBuffer.allocate(vectors.size() * model.dimension());
        vectors.forEach(numbers::put);
        return connection.unwrap(PGConnection.class).createArrayOf("float4", numbers.array());
    }
}
