package io.clonememoria.memory.retrieval;

import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.memory.embedding.EmbeddingService;
import io.clonememoria.memory.embedding.Vector;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what a clone remembers about a question. */
@ApplicationScoped
class SearchService {
    /** The vector in a sub-select is parsed once; as a bare cast it would be parsed for each row. */
    private static final String SEARCH = """
            select kind, id, memory_id, document_id, title, content, speaker, occurred_at, occurred_precision,
                   created_at, score, similarity
            from private.search_memories($1, $2, (select $3::text::vector), $4)""";

    private final CloneService clones;
    private final EmbeddingService embeddings;
    private final IdempotentTransaction once;
    private final SessionSql sql;

    SearchService(CloneService clones, EmbeddingService embeddings, IdempotentTransaction once, SessionSql sql) {
        this.clones = clones;
        this.embeddings = embeddings;
        this.once = once;
        this.sql = sql;
    }

    /** The best first; when the question's meaning cannot be had, what its words find. */
    Uni<SearchView> search(Caller caller, UUID cloneId, String question, int limit) {
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .chain(() -> embeddings.ofQuestion(question))
                .chain(vector -> once.as(caller, () -> find(cloneId, question, vector, limit).map(SearchView::new)));
    }

    private Uni<List<SearchResult>> find(UUID cloneId, String question, Optional<Vector> vector, int limit) {
        return sql.select(SEARCH, cloneId, question, vector.map(Vector::literal).orElse(null), limit)
                .map(rows -> rows.stream().map(SearchResult::of).toList());
    }
}
