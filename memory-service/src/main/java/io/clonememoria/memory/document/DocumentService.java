package io.clonememoria.memory.document;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
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

/** The documents of clones. */
@ApplicationScoped
class DocumentService {
    private final CloneService clones;
    private final UploadDesk desk;
    private final DocumentIntake intake;
    private final DocumentRepository documents;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;
    private final Outbox outbox;
    private final Clock clock;

    DocumentService(CloneService clones, UploadDesk desk, DocumentIntake intake, DocumentRepository documents,
            RequestTransaction transaction, IdempotentTransaction once, Outbox outbox, Clock clock) {
        this.clones = clones;
        this.desk = desk;
        this.intake = intake;
        this.documents = documents;
        this.transaction = transaction;
        this.once = once;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes a file in; the original is kept before the document exists, and not when it cannot exist. */
    Uni<DocumentView> upload(Caller caller, UUID cloneId, Upload upload) {
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .chain(known -> desk.take(caller, known, upload));
    }

    /** Takes a text in that came without a file, or the address from which a job fetches it. */
    Uni<DocumentView> add(Caller caller, UUID cloneId, DocumentDraft draft, ReadingOrder order) {
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .chain(known -> intake.store(caller, known, UuidCreator.getTimeOrderedEpoch(), draft, null,
                        order));
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
}
