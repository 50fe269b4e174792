package io.clonememoria.memory.embedding;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The passages that have no vector yet. There is no other queue: whatever is killed, what is still to be done is what
 * has no vector. Blocking; for the threads of the indexer.
 */
@ApplicationScoped
class PassageQueue {
    private static final int AT_ONCE = 0;
    private static final int LATER = 1;

    private static final String ALLOWED = """
            select from projection.users u
            where u.id = c.user_id and u.consent_data_processing and (u.consent_third_party_apis or not ?)
              and u.deleted_at is null and u.removed_at is null""";

    /**
     * What somebody waits for first, what was imported by the thousand last; and first passages first: a short letter does
     * not wait for the end of a long book. Whose person does not allow it, or is
     * not known, is put aside, so that nobody else's passages stand behind it.
     */
    private static final String CLAIM = """
            update clone_document_chunks claimed
            set claimed_until = case when due.allowed then now() + make_interval(secs => ?) else 'infinity' end,
                indexing_attempts = indexing_attempts + case when due.allowed then 1 else 0 end
            from (select c.id, exists (%s) as allowed
                  from clone_document_chunks c
                  where embedding is null and deleted_at is null and indexing_attempts < ?
                    and (claimed_until is null or claimed_until < now()) and indexing_priority <= ?
                  order by indexing_priority, chunk_index, created_at
                  limit ? for update of c skip locked) due
            where claimed.id = due.id
            returning claimed.id, clone_id, memory_id, document_id, user_id, space_id, chunk_index, title, content,
                due.allowed, (select m.speaker from memories m where m.id = memory_id)""".formatted(ALLOWED);

    private static final String TAKE_UP_AGAIN = """
            update clone_document_chunks aside
            set claimed_until = null
            from (select c.id from clone_document_chunks c
                  where embedding is null and deleted_at is null and claimed_until = 'infinity' and exists (%s)
                  limit 1000 for update of c skip locked) again
            where aside.id = again.id""".formatted(ALLOWED);

    /** Waits a little longer each time; nothing waits once it is given up. */
    private static final String RELEASE = """
            update clone_document_chunks
            set claimed_until = case when indexing_attempts < ?
                then now() + make_interval(secs => 0.1 * power(2, indexing_attempts)) end
            where id = ? and embedding is null""";

    /** It was not for them: what the claim counted is taken back. */
    private static final String GIVE_BACK = """
            update clone_document_chunks set claimed_until = null, indexing_attempts = indexing_attempts - 1
            where id = any (?) and embedding is null and indexing_attempts > 0""";

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
            claim.setDouble(1, config.lease(model.isOutside()).toMillis() / 1000.0);
            claim.setBoolean(2, model.isOutside());
            claim.setInt(3, PassageService.MOST_ATTEMPTS);
            claim.setInt(4, background ? LATER : AT_ONCE);
            claim.setInt(5, model.batch());
            return claimed(claim);
        }
    }

    /** What a statement claimed that returns a passage's columns, and in the tenth whether its person allows it. */
    static Claim claimed(PreparedStatement claim) throws SQLException {
        var claimed = new ArrayList<Passage>();
        var found = 0;
        try (var row = claim.executeQuery()) {
            for (; row.next(); found++) {
                if (row.getBoolean(10)) {
                    claimed.add(passage(row));
                }
            }
        }
        return new Claim(claimed, found);
    }

    /** Looks now and then whether somebody whose passages were put aside allows it again; one thread at a time. */
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

    /** Gives back a passage that could not be indexed: it comes again after a while, a few times. */
    void release(Passage passage) throws SQLException {
        try (var connection = connections.getConnection(); var release = connection.prepareStatement(RELEASE)) {
            release.setInt(1, PassageService.MOST_ATTEMPTS);
            release.setObject(2, passage.id());
            release.executeUpdate();
        }
    }

    /** Gives back passages that are not to blame; they are the next again. */
    void giveBack(List<Passage> passages) throws SQLException {
        try (var connection = connections.getConnection(); var back = connection.prepareStatement(GIVE_BACK)) {
            back.setArray(1, connection.createArrayOf("uuid", passages.stream().map(Passage::id).toArray()));
            back.executeUpdate();
        }
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                row.getObject(4, UUID.class), row.getObject(5, UUID.class), row.getObject(6, UUID.class),
                row.getInt(7), row.getString(8), row.getString(9), row.getString(11));
    }
}
