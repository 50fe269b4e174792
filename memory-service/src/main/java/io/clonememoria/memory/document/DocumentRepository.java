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
import java.util.UUID;
import java.util.stream.StreamSupport;

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
                  where p.status = 'processing'
                    and not exists (select from clone_document_chunks k
                                    where k.document_id = p.id and k.embedding is null
                                      and (k.indexing_attempts < $1 or k.claimed_until > now()))) done
            where d.id = done.id and d.status = 'processing'
            returning d.id, d.user_id, d.space_id, d.clone_id, d.chunk_count, d.status, d.failure""";

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
        return update("deletedAt = ?1 where id = ?2 and deletedAt is null", now, document.id)
                .invoke(deleted -> {
                    if (deleted == 0) {
                        throw new NotYourDocument();
                    }
                })
                .replaceWithVoid();
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

    private static FinishedDocument finished(Row row) {
        return new FinishedDocument(row.getUUID("id"), row.getUUID("user_id"), row.getUUID("space_id"),
                row.getUUID("clone_id"), row.getInteger("chunk_count"), row.getString("failure"));
    }
}
