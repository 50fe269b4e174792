package io.clonememoria.memory.retrieval;

import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.memory.consent.Consent;
import io.clonememoria.memory.consent.ConsentService;
import io.clonememoria.memory.embedding.EmbeddingService;
import io.clonememoria.memory.embedding.Vector;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds what a clone remembers about a question. */
@ApplicationScoped
class SearchService {
    private static final Logger LOG = Logger.getLogger(SearchService.class);

    /** The vector in a sub-select is parsed once; as a bare cast it would be parsed for each row. */
    private static final String SEARCH = """
            select kind, id, memory_id, document_id, title, content, speaker, occurred_at, occurred_precision,
                   source_type, created_at, score, similarity, by_meaning, by_words, shared_words, by_speaker, by_time,
                   by_neighbours, by_conversation,
                   (select m.is_own from memories m where m.id = memory_id)
            from private.search_memories($1, $2, (select private.asked_vector($14, $3)), $4, $5, $6, $7, $8, $9, $10,
                $11, $12, $13)""";

    private final CloneService clones;
    private final EmbeddingService embeddings;
    private final ConsentService consents;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;
    private final SessionSql sql;

    SearchService(CloneService clones, EmbeddingService embeddings, ConsentService consents, RequestTransaction transaction,
            IdempotentTransaction once, SessionSql sql) {
        this.clones = clones;
        this.embeddings = embeddings;
        this.consents = consents;
        this.transaction = transaction;
        this.once = once;
        this.sql = sql;
    }

    /** The best first; when a half of the search fails, what the other finds. */
    Uni<SearchView> search(Caller caller, UUID cloneId, Question question) {
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .chain(() -> meaning(caller, question))
                .chain(vector -> vector.isPresent()
                        ? bothHalves(caller, cloneId, question, vector)
                        : answer(caller, cloneId, question, Halves.lexical()));
    }

    /** A model outside this house is asked only for who allows it; empty when words must do. */
    private Uni<Optional<Vector>> meaning(Caller caller, Question question) {
        return embeddings.asksOutside()
                ? transaction.as(caller, () -> consents.isGivenByCaller(caller, Consent.THIRD_PARTY_APIS))
                        .chain(given -> given ? embeddings.ofQuestion(question.text()) : Uni.createFrom().item(Optional.empty()))
                : embeddings.ofQuestion(question.text());
    }

    /** A failed statement ends its transaction, so the half that is left is asked in another. */
    private Uni<SearchView> bothHalves(Caller caller, UUID cloneId, Question question, Optional<Vector> vector) {
        return answer(caller, cloneId, question, Halves.both(vector))
                .onFailure(JDBCException.class).recoverWithUni(failure -> {
                    LOG.warn("A half of the search fails", failure);
                    return answer(caller, cloneId, question, Halves.dense(vector))
                            .onFailure(JDBCException.class)
                            .recoverWithUni(() -> answer(caller, cloneId, question, Halves.lexical()));
                });
    }

    private Uni<SearchView> answer(Caller caller, UUID cloneId, Question question, Halves halves) {
        return once.as(caller, () -> find(cloneId, question, halves)
                .map(found -> SearchView.of(question.answers(found), halves.missing())));
    }

    private Uni<List<SearchResult>> find(UUID cloneId, Question question, Halves halves) {
        var filters = question.filters();
        var times = question.times();
        return sql.select(SEARCH, cloneId, question.text(), halves.vector().map(Vector::literal).orElse(null),
                        question.candidates(), halves.words(), time(filters.from()), time(filters.to()),
                        filters.sourceType(), filters.speaker(), filters.tag(), filters.documentId(),
                        times.stream().map(Period::begin).toArray(OffsetDateTime[]::new),
                        times.stream().map(Period::end).toArray(OffsetDateTime[]::new),
                        halves.vector().map(Vector::model).orElse(null))
                .map(rows -> rows.stream().map(row -> SearchResult.of(row, question.explain())).toList());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
