package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.memory.plan.PlanService;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.job.JobService;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is done to documents that are there: renamed, read anew, brought back. */
@ApplicationScoped
class DocumentEditing {
    private final DocumentRepository documents;
    private final PassageService passages;
    private final PlanService plans;
    private final JobService jobs;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;
    private final Outbox outbox;

    DocumentEditing(DocumentRepository documents, PassageService passages, PlanService plans, JobService jobs,
            RequestTransaction transaction, IdempotentTransaction once, Outbox outbox) {
        this.documents = documents;
        this.passages = passages;
        this.plans = plans;
        this.jobs = jobs;
        this.transaction = transaction;
        this.once = once;
        this.outbox = outbox;
    }

    /** Changes the title or the language. It is found by the new ones from the commit on, a long one when it has been read anew. */
    Uni<DocumentView> update(Caller caller, UUID id, UpdateDocumentRequest request) {
        return transaction.as(caller, () -> documents.require(id)
                        .chain(document -> document.wouldChange(request)
                                ? documents.change(document, request)
                                        .call(changed -> changed.awaitsText && !document.awaitsText
                                                ? read(caller, changed) : Uni.createFrom().nullItem())
                                        .call(changed -> outbox.append(DocumentFacts.updated(changed, caller.userId())))
                                : Uni.createFrom().item(document))
                        .map(DocumentView::of))
                .invoke(passages::committed);
    }

    /** Has the text read again, as after a better reader was installed. Until then it is found as it was. */
    Uni<DocumentView> reindex(Caller caller, UUID id) {
        return once.as(caller, () -> documents.require(id)
                .chain(document -> documents.awaitText(document)
                        .call(() -> read(caller, document)))
                .map(DocumentView::of));
    }

    /** Undoes the deletion, if the plan has room and nobody has brought the same file meanwhile; nothing when it is there. */
    Uni<DocumentView> restore(Caller caller, UUID id) {
        return once.as(caller, () -> documents.requireEvenDeleted(id)
                        .chain(document -> document.deletedAt == null
                                ? Uni.createFrom().item(document)
                                : bringBack(caller, document))
                        .map(DocumentView::of))
                .invoke(passages::committed);
    }

    private Uni<Document> bringBack(Caller caller, Document deleted) {
        return documents.requireNew(deleted.cloneId, deleted.sha256)
                .chain(() -> plans.takeRoomForDocument(deleted.cloneId))
                .chain(() -> documents.restore(deleted))
                .call(document -> document.awaitsText ? read(caller, document) : Uni.createFrom().nullItem())
                .call(document -> outbox.append(DocumentFacts.restored(document, caller.userId())));
    }

    private Uni<UUID> read(Caller caller, Document document) {
        return jobs.enqueue(DocumentReading.KIND, caller.userId(), document.spaceId,
                ReadingOrder.again(document).of(document));
    }
}
