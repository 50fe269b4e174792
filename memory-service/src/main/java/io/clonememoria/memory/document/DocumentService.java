package io.clonememoria.memory.document;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.memory.embedding.Indexer;
import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.memory.plan.PlanService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The documents of clones. */
@ApplicationScoped
class DocumentService {
    private final CloneService clones;
    private final PlanService plans;
    private final UploadDesk desk;
    private final DocumentRepository documents;
    private final PassageService passages;
    private final Indexer indexer;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    DocumentService(CloneService clones, PlanService plans, UploadDesk desk, DocumentRepository documents,
            PassageService passages, Indexer indexer, RequestTransaction transaction, Outbox outbox, Clock clock) {
        this.clones = clones;
        this.plans = plans;
        this.desk = desk;
        this.documents = documents;
        this.passages = passages;
        this.indexer = indexer;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes a file in; the original is kept before the document exists, and not when it cannot exist. */
    Uni<Document> upload(Caller caller, UUID cloneId, Upload upload) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return clones.find(caller, cloneId)
                .chain(known -> desk.take(upload, originalKey(cloneId, id), (draft, key) ->
                        store(caller, known, id, draft, key)));
    }

    /** Takes a text in that came without a file. */
    Uni<Document> add(Caller caller, UUID cloneId, DocumentDraft draft) {
        return clones.find(caller, cloneId)
                .chain(known -> store(caller, known, UuidCreator.getTimeOrderedEpoch(), draft, null));
    }

    Uni<Page<Document>> list(Caller caller, UUID cloneId, PageRequest page) {
        return clones.find(caller, cloneId)
                .chain(() -> transaction.as(caller, () -> documents.newestFirst(cloneId, page)))
                .map(found -> Page.of(found, page, document -> new Cursor(document.createdAt, document.id)));
    }

    Uni<Document> get(Caller caller, UUID id) {
        return transaction.as(caller, () -> documents.require(id));
    }

    Uni<Page<DocumentChunk>> chunks(Caller caller, UUID id, PageRequest page) {
        return transaction.as(caller, () -> documents.require(id).chain(() -> documents.chunks(id, page)))
                .map(found -> Page.of(found, page, chunk -> new Cursor(chunk.createdAt(), chunk.id())));
    }

    Uni<Void> delete(Caller caller, UUID id) {
        return transaction.as(caller, () -> documents.require(id)
                .call(document -> documents.delete(document, clock.instant()))
                .call(document -> outbox.append(DocumentFacts.deleted(document, caller.userId()))))
                .replaceWithVoid();
    }

    private Uni<Document> store(Caller caller, KnownClone known, UUID id, DocumentDraft draft,
            @Nullable String originalKey) {
        var document = Document.of(id, known, caller.userId(), draft, originalKey, clock.instant());
        return transaction.as(caller, () -> plans.takeRoomForDocument(known.id())
                        .chain(() -> documents.persist(document))
                        .call(() -> passages.keep(document.source(), draft.passages()))
                        .call(() -> outbox.append(DocumentFacts.uploaded(document))))
                .invoke(indexer::wake);
    }

    private static String originalKey(UUID cloneId, UUID id) {
        return "documents/" + cloneId + "/" + id;
    }
}
