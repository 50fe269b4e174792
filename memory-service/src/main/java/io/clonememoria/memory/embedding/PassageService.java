package io.clonememoria.memory.embedding;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
                id, clone_id, document_id, memory_id, user_id, space_id, chunk_index, title, content, language, created_at,
                is_enabled)
            select id, $1, $2, $3, $4, $5, $6 + place - 1, $7, content, $8, $9, $12
            from unnest($10::uuid[], $11::text[]) with ordinality as passage (id, content, place)""";

    private static final String INSERT_OF_MANY = """
            insert into clone_document_chunks (
                id, clone_id, document_id, memory_id, user_id, space_id, chunk_index, title, content, language, created_at,
                is_enabled)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::integer[],
                $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::boolean[])""";

    private final SessionSql sql;
    private final Indexer indexer;

    PassageService(SessionSql sql, Indexer indexer) {
        this.sql = sql;
        this.indexer = indexer;
    }

    /** Writes the passages without vectors; their words can be searched from the commit on. */
    public Uni<Void> keep(Source source, Passages passages) {
        return Multi.createFrom().iterable(firstOfBatches(passages))
                .onItem().transformToUniAndConcatenate(first -> sql.update(INSERT, row(source, first, passages.from(first, BATCH))))
                .collect().last()
                .replaceWithVoid();
    }

    /** The same for many sources at once, with as few statements as their passages take. */
    public Uni<Void> keepAll(List<CutSource> cuts) {
        var places = cuts.stream()
                .flatMap(cut -> IntStream.range(0, cut.passages().size()).mapToObj(index -> new Place(cut, index)))
                .toList();
        return Multi.createFrom().items(places.stream().gather(Gatherers.windowFixed(BATCH)))
                .onItem().transformToUniAndConcatenate(this::insert)
                .collect().last()
                .replaceWithVoid();
    }

    /** Writes the passages of a document anew, in a worker's transaction; what it had goes with its vectors. */
    public Uni<Void> replace(SqlConnection transaction, Source source, Passages passages) {
        return transaction.preparedQuery("delete from clone_document_chunks where document_id = $1")
                .execute(Tuple.of(source.documentId()))
                .chain(() -> Multi.createFrom().iterable(firstOfBatches(passages))
                        .onItem().transformToUniAndConcatenate(first -> transaction.preparedQuery(INSERT)
                                .execute(Tuple.from(row(source, first, passages.from(first, BATCH)))))
                        .collect().last())
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

    private static List<Integer> firstOfBatches(Passages passages) {
        return IntStream.iterate(0, at -> at < passages.size(), at -> at + BATCH).boxed().toList();
    }

    private static Object[] row(Source source, int first, List<String> contents) {
        var ids = contents.stream().map(_ -> UuidCreator.getTimeOrderedEpoch()).toArray(UUID[]::new);
        return new Object[] {source.cloneId(), source.documentId(), source.memoryId(), source.userId(), source.spaceId(),
            first, source.title(), source.language().code(), source.createdAt().atOffset(ZoneOffset.UTC), ids,
            contents.toArray(String[]::new), source.enabled()};
    }

    private Uni<Integer> insert(List<Place> places) {
        return sql.update(INSERT_OF_MANY,
                column(places, _ -> UuidCreator.getTimeOrderedEpoch(), UUID[]::new),
                column(places, place -> place.source().cloneId(), UUID[]::new),
                column(places, place -> place.source().documentId(), UUID[]::new),
                column(places, place -> place.source().memoryId(), UUID[]::new),
                column(places, place -> place.source().userId(), UUID[]::new),
                column(places, place -> place.source().spaceId(), UUID[]::new),
                column(places, Place::index, Integer[]::new),
                column(places, place -> place.source().title(), String[]::new),
                column(places, Place::content, String[]::new),
                column(places, place -> place.source().language().code(), String[]::new),
                column(places, place -> place.source().createdAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                column(places, place -> place.source().enabled(), Boolean[]::new));
    }

    private static <T> Object column(List<Place> places, Function<Place, @Nullable T> value, IntFunction<T[]> array) {
        return places.stream().map(value).toArray(array);
    }

    /** One of the passages of one of many sources. */
    private record Place(CutSource cut, int index) {
        Source source() {
            return cut.source();
        }

        String content() {
            return cut.passages().from(index, 1).getFirst();
        }
    }
}
