package io.clonememoria.memory.embedding;

import com.pgvector.PGvector;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.pgvector.DefaultMetadataStorageConfig;
import dev.langchain4j.store.embedding.pgvector.MetadataStorageConfig;
import dev.langchain4j.store.embedding.pgvector.MetadataStorageMode;
import dev.langchain4j.store.embedding.pgvector.PgVectorEmbeddingStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import javax.sql.DataSource;

/**
 * langchain4j's store over the view that gives our table its column names. Writes vectors only: searching is plain SQL
 * (its own search computes the text index anew for each row), and a filter by clone must never be passed to it, because
 * version 1.11 drops the parentheses of negated filters and so finds in all clones.
 */
final class ChunkEmbeddingStore extends PgVectorEmbeddingStore {
    private static final MetadataStorageConfig COLUMNS = DefaultMetadataStorageConfig.builder()
            .storageMode(MetadataStorageMode.COLUMN_PER_KEY)
            .columnDefinitions(List.of("clone_id uuid", "document_id uuid", "memory_id uuid", "user_id uuid",
                    "space_id uuid", "chunk_index integer", "embedding_model text"))
            .build();

    private final String model;

    ChunkEmbeddingStore(DataSource connections, VectorModel model) {
        super(connections, "clone_chunk_embeddings", model.dimension(), false, null, false, false, COLUMNS);
        this.model = model.id();
    }

    /** Writes the vectors of passages that exist; one list per thing, in the same order, as the library has it. */
    void write(List<Passage> passages, List<float[]> vectors) {
        addAll(passages.stream().map(passage -> passage.id().toString()).toList(),
                vectors.stream().map(Embedding::from).toList(),
                passages.stream().map(passage -> TextSegment.from(passage.content(), columns(passage))).toList());
    }

    /** The library asks for the extension on every connection, which is not ours to create. */
    @Override
    protected Connection getConnection() throws SQLException {
        var connection = datasource.getConnection();
        PGvector.addVectorType(connection);
        return connection;
    }

    private Metadata columns(Passage passage) {
        var columns = new HashMap<String, Object>();
        columns.put("clone_id", passage.cloneId());
        columns.put("user_id", passage.userId());
        columns.put("chunk_index", passage.index());
        columns.put("embedding_model", model);
        // absent is null; the library's metadata know no null
        if (passage.documentId() != null) {
            columns.put("document_id", passage.documentId());
        }
        if (passage.memoryId() != null) {
            columns.put("memory_id", passage.memoryId());
        }
        if (passage.spaceId() != null) {
            columns.put("space_id", passage.spaceId());
        }
        return Metadata.from(columns);
    }
}
