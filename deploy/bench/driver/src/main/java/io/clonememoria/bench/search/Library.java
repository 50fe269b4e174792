package io.clonememoria.bench.search;

import static dev.langchain4j.store.embedding.filter.MetadataFilterBuilder.metadataKey;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.pgvector.DefaultMetadataStorageConfig;
import dev.langchain4j.store.embedding.pgvector.MetadataStorageMode;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore.SearchMode;
import io.clonememoria.local.TestInfrastructure;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * langchain4j's hybrid search on the same passages: a table of its own in the same server, its GIN index on the words, its IVFFlat
 * index on the vectors with 100 lists as in its documentation, and an index on the clone, by which it filters.
 */
final class Library implements AutoCloseable {
    private static final String TABLE = "library";
    /** Made as the library makes it, and filled before the indexes: IVFFlat learns its lists from what is there. */
    private static final String FILL = """
            create table library (embedding_id uuid primary key, embedding vector(384), text text null, clone_id uuid);
            insert into library select memory_id, embedding, content, clone_id from clone_document_chunks;
            analyze library""";

    private final OneConnection connection;
    private final PgVectorEmbeddingStore store;

    private Library(OneConnection connection) {
        this.connection = connection;
        this.store = PgVectorEmbeddingStore.datasourceBuilder().datasource(connection).table(TABLE).dimension(Chatter.DIMENSION)
                .createTable(true).useIndex(true).indexListSize(100)
                .metadataStorageConfig(DefaultMetadataStorageConfig.builder().storageMode(MetadataStorageMode.COLUMN_PER_KEY)
                        .columnDefinitions(List.of("clone_id uuid null")).indexes(List.of("clone_id")).indexType("btree").build())
                .searchMode(SearchMode.HYBRID).textSearchConfig("english").build();
    }

    /** Copies the passages that there are and makes the indexes. */
    static Library filled() throws SQLException {
        try (var connection = TestInfrastructure.superuser("memory"); var statement = connection.createStatement()) {
            statement.execute(FILL);
        }
        var connection = new OneConnection();
        connection.run("set maintenance_work_mem = '512MB'");
        return new Library(connection);
    }

    List<UUID> search(UUID clone, Asked asked) {
        var request = EmbeddingSearchRequest.builder().query(asked.text()).queryEmbedding(Embedding.from(asked.vector()))
                .maxResults(10).filter(metadataKey("clone_id").isEqualTo(clone)).build();
        return store.search(request).matches().stream().map(EmbeddingMatch<TextSegment>::embeddingId).map(UUID::fromString).toList();
    }

    /** The same without the index on the vectors: what it would find if it looked at all of them. */
    List<UUID> searchExactly(UUID clone, Asked asked) throws SQLException {
        connection.run("set enable_indexscan = off");
        try {
            return search(clone, asked);
        } finally {
            connection.run("reset enable_indexscan");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.end();
    }
}
