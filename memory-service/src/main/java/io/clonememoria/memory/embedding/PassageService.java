package io.clonememoria.memory.embedding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Keeps passages, in the transaction of what they are of, and has them indexed. */
@ApplicationScoped
public class PassageService {
    /** Local address that is told, without content, when passages were indexed or there are none left to index. */
    public static final String INDEXED = "passages-indexed";
    /** A passage that failed this often is left to be found by its words. */
    public static final int MOST_ATTEMPTS = 5;

    /** Passages in one statement: few round trips, and no more than a megabyte on its way at once. */
    private static final int BATCH = 500;

    private static final String INSERT = """
            insert into clone_document_chunks (
                id, clone_id, document_id, memory_id, user_id, space_id, chunk_index, title, content, language, created_at)
            select id, $1, $2, $3, $4, $5, $6 + place - 1, $7, content, $8, $9
            from unnest($10::uuid[], $11::text[]) with ordinality as passage (id, content, place)""";

    private final SessionSql sql;
    private final Indexer indexer;

    PassageService(SessionSql sql, Indexer indexer) {
        this.sql = sql;
        this.indexer = indexer;
    }

    /** Writes the passages without vectors; their words can be searched from the commit on. */
    public Uni<Void> keep(Source source, Passages passages) {
        return Multi.createFrom().iterable(IntStream.iterate(0, at -> at < passages.size(), at -> at + BATCH)
                        .boxed().toList())
                .onItem().transformToUniAndConcatenate(first -> insert(source, first, passages.from(first, BATCH)))
                .collect().last()
                .replaceWithVoid();
    }

    /** Says that passages were committed, so that their vectors are made now and not at the next look around. */
    public void committed() {
        indexer.wake();
    }

    /** Lets somebody wait for the vectors of a memory; to be asked before its passages are committed. */
    public IndexingWatch watch(UUID memoryId, int passages) {
        return indexer.watch(memoryId, passages);
    }

    private Uni<Integer> insert(Source source, int first, List<String> contents) {
        var ids = contents.stream().map(_ -> UuidCreator.getTimeOrderedEpoch()).toArray(UUID[]::new);
        return sql.update(INSERT, source.cloneId(), source.documentId(), source.memoryId(), source.userId(),
                source.spaceId(), first, source.title(), source.language().code(),
                source.createdAt().atOffset(ZoneOffset.UTC), ids, contents.toArray(String[]::new));
    }
}
