package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Row level security keeps the documents of others out of every query here. */
@ApplicationScoped
class DocumentRepository implements PanacheRepositoryBase<Document, UUID> {
    /** Done is what has no passage left that may still get a vector; failed, when one will never get it. */
    private static final String FINISH = """
            update clone_documents d
            set status = done.status, failure = case done.status when 'failed' then 'embedding-failed' end
            from (select p.id, case when exists (select from clone_document_chunks k
                                                 where k.document_id = p.id and k.embedding is null)
                               then 'failed' else 'indexed' end as status
                  from clone_documents p
                  where p.status = 'processing' and not p.awaits_text
                    and not exists (select from clone_document_chunks k
                                    where k.document_id = p.id and k.embedding is null
                                      and (k.indexing_attempts < $1 or k.claimed_until > now()))) done
            where d.id = done.id and d.status = 'processing'
            returning d.id, d.user_id, d.space_id, d.clone_id, d.chunk_count, d.status, d.failure""";

    private static final String SAME_FILE =
            "select id from clone_documents where clone_id = $1 and sha256 = $2 and deleted_at is null limit 1";

    /** Of two of the same file at once the second waits here, and then sees the first. */
    private static final String LOCK_FILE = "select pg_advisory_xact_lock(hashtextextended($1, 0))::text";

    private static final String WAITING = """
            select id, clone_id, user_id, space_id, title, language, media_type, original_key,
                source_url, sha256, created_at
            from clone_documents
            where id = $1 and awaits_text and deleted_at is null""";

    private static final String PLAIN_TEXT = """
            select content from clone_documents
            where id = $1 and content is not null and (original_key is null or media_type in ('text/plain', 'text/markdown'))""";

    private static final String READ = """
            update clone_documents
            set content = $2, chunk_count = $3, language = $4, media_type = $5,
                size_bytes = coalesce($6, size_bytes), sha256 = coalesce($7, sha256), awaits_text = false
            where id = $1""";

    private static final String NOT_READ = """
            update clone_documents set status = 'failed', failure = $2, awaits_text = false
            where id = $1
            returning id, user_id, space_id, clone_id, chunk_count, failure""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SessionSql sql;

    DocumentRepository(SessionSql sql) {
        this.sql = sql;
    }

    Uni<Document> require(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResult()
                .onItem().ifNull().failWith(() -> new DocumentNotFound(id));
    }

    Uni<List<Document>> newestFirst(UUID cloneId, PageRequest page) {
        return find("cloneId = ?1 and deletedAt is null and (createdAt, id) < (?2, ?3) order by createdAt desc, id desc",
                cloneId, page.start().time(), page.start().id())
                .range(0, page.limit())
                .list();
    }

    /** Fails with {@link NotYourDocument} when the caller sees it but may not delete it. */
    Uni<Void> delete(Document document, Instant now) {
        return changed(update("deletedAt = ?1 where id = ?2 and deletedAt is null", now, document.id));
    }

    /**
     * Its passages follow, those of a long one when it has been read anew. Fails with {@link NotYourDocument} when the
     * caller sees it but may not change it.
     */
    Uni<Document> change(Document document, UpdateDocumentRequest request) {
        var title = request.title() == null ? document.title : request.title();
        var language = request.language() == null ? document.language : request.language().code();
        return changed(update("title = ?1, language = ?2, awaitsText = ?3 where id = ?4 and deletedAt is null", title, language,
                document.awaitsText || document.isLong(), document.id))
                .chain(() -> again(document));
    }

    /** Has its text read once more; what was read before is found until then. */
    Uni<Document> awaitText(Document document) {
        return changed(update("awaitsText = true where id = ?1 and deletedAt is null", document.id))
                .chain(() -> again(document));
    }

    /** One that is there, or was deleted and not yet purged. */
    Uni<Document> requireEvenDeleted(UUID id) {
        return find("id", id).firstResult()
                .onItem().ifNull().failWith(() -> new DocumentNotFound(id));
    }

    /** Fails with {@link NotYourDocument} when the caller may not. */
    Uni<Document> restore(Document document) {
        return changed(update("deletedAt = null where id = ?1 and deletedAt is not null", document.id))
                .chain(() -> again(document));
    }

    /** The text, where it is known and was no more than text. */
    Uni<Optional<String>> plainText(UUID id, SqlConnection transaction) {
        return transaction.preparedQuery(PLAIN_TEXT).execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst().map(row -> row.getString(0)));
    }

    private Uni<Document> again(Document document) {
        // read anew rather than refreshed, which would fetch the text too
        return getSession().invoke(session -> session.detach(document)).chain(() -> findById(document.id));
    }

    private static Uni<Void> changed(Uni<Integer> statement) {
        return statement.invoke(rows -> {
            if (rows == 0) {
                throw new NotYourDocument();
            }
        }).replaceWithVoid();
    }

    /**
     * Fails with {@link DocumentAlreadyThere} when the clone has a document of the same file, and keeps others from adding it
     * until the transaction ends.
     */
    Uni<Void> requireNew(UUID cloneId, @Nullable String sha256) {
        return sha256 == null ? Uni.createFrom().voidItem() : sql.select(LOCK_FILE, cloneId + sha256)
                .chain(() -> sql.select(SAME_FILE, cloneId, sha256))
                .invoke(same -> {
                    if (!same.isEmpty()) {
                        throw new DocumentAlreadyThere((UUID) same.getFirst()[0]);
                    }
                })
                .replaceWithVoid();
    }

    /** Whether the clone has a document of the same file; when not, nobody else adds it until the transaction ends. */
    Uni<Boolean> isThere(UUID cloneId, @Nullable String sha256, SqlConnection transaction) {
        return sha256 == null ? Uni.createFrom().item(false)
                : transaction.preparedQuery(LOCK_FILE).execute(Tuple.of(cloneId + sha256))
                        .chain(() -> transaction.preparedQuery(SAME_FILE).execute(Tuple.of(cloneId, sha256)))
                        .map(rows -> rows.size() > 0);
    }

    /** In the order of the text; the ids of a document's passages grow with it. */
    Uni<List<DocumentChunk>> chunks(UUID documentId, PageRequest page) {
        var last = page.after().map(Cursor::id).orElse(BEFORE_ALL);
        return sql.select(DocumentChunk.SELECT + "where document_id = $1 and id > $2 order by id limit $3",
                        documentId, last, page.fetch())
                .map(rows -> rows.stream().map(DocumentChunk::of).toList());
    }

    /** Says of documents that are done that they are. @return those, each of them told only once */
    Uni<List<FinishedDocument>> finish(SqlConnection transaction) {
        return transaction.preparedQuery(FINISH).execute(Tuple.of(PassageService.MOST_ATTEMPTS))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DocumentRepository::finished).toList());
    }

    /** A document whose text is to be read; nothing when it is read already, deleted or gone. */
    Uni<Optional<WaitingDocument>> waiting(UUID id, SqlConnection transaction) {
        return waiting(WAITING, id, transaction);
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Uni<Optional<WaitingDocument>> holdWaiting(UUID id, SqlConnection transaction) {
        return waiting(WAITING + " for no key update", id, transaction);
    }

    /** Writes the text that was read. */
    Uni<Void> read(UUID id, ReadDocument read, SqlConnection transaction) {
        return transaction.preparedQuery(READ)
                .execute(Tuple.from(new @Nullable Object[] {id, read.content(), read.passages().size(), read.language().code(),
                    read.mediaType(), read.fetched() == null ? null : read.fetched().size(),
                    read.fetched() == null ? null : read.fetched().sha256()}))
                .replaceWithVoid();
    }

    /** Writes why no text can be read. */
    Uni<FinishedDocument> notRead(UUID id, String failure, SqlConnection transaction) {
        return transaction.preparedQuery(NOT_READ).execute(Tuple.of(id, failure))
                .map(rows -> finished(rows.iterator().next()));
    }

    private static Uni<Optional<WaitingDocument>> waiting(String select, UUID id, SqlConnection transaction) {
        return transaction.preparedQuery(select).execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst().map(WaitingDocument::of));
    }

    private static FinishedDocument finished(Row row) {
        return new FinishedDocument(row.getUUID("id"), row.getUUID("user_id"), row.getUUID("space_id"),
                row.getUUID("clone_id"), row.getInteger("chunk_count"), row.getString("failure"));
    }
}
