package io.clonememoria.memory.embedding;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The passages that have no vector yet. There is no other queue: whatever is killed, what is still to be done is what
 * has no vector. Blocking; for the threads of the indexer.
 */
@ApplicationScoped
class PassageQueue {
    /** First passages first: a short letter does not wait for the end of a long book. */
    private static final String CLAIM = """
            update clone_document_chunks claimed
            set claimed_until = now() + make_interval(secs => ?), indexing_attempts = indexing_attempts + 1
            from (select id from clone_document_chunks
                  where embedding is null and deleted_at is null and indexing_attempts < ?
                    and (claimed_until is null or claimed_until < now())
                  order by chunk_index, created_at
                  limit ? for update skip locked) due
            where claimed.id = due.id
            returning claimed.id, clone_id, memory_id, document_id, user_id, space_id, chunk_index, title, content""";

    /** Waits a little longer each time; nothing waits once it is given up. */
    private static final String RELEASE = """
            update clone_document_chunks
            set claimed_until = case when indexing_attempts < ?
                then now() + make_interval(secs => 0.1 * power(2, indexing_attempts)) end
            where id = ? and embedding is null""";

    private final AgroalDataSource connections;
    private final EmbeddingConfig config;

    PassageQueue(@DataSource("indexer") AgroalDataSource connections, EmbeddingConfig config) {
        this.connections = connections;
        this.config = config;
    }

    /** Takes some passages for as long as a lease lasts; other threads and processes get others. */
    List<Passage> claim(int atMost) throws SQLException {
        try (var connection = connections.getConnection(); var claim = connection.prepareStatement(CLAIM)) {
            claim.setDouble(1, config.lease().toMillis() / 1000.0);
            claim.setInt(2, PassageService.MOST_ATTEMPTS);
            claim.setInt(3, atMost);
            var claimed = new ArrayList<Passage>();
            try (var row = claim.executeQuery()) {
                while (row.next()) {
                    claimed.add(passage(row));
                }
            }
            return claimed;
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

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                row.getObject(4, UUID.class), row.getObject(5, UUID.class), row.getObject(6, UUID.class),
                row.getInt(7), row.getString(8), row.getString(9));
    }
}
