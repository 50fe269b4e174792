package io.clonememoria.memory.document;

import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.memory.plan.PlanService;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.job.JobService;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.storage.ObjectKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a document in: its place, its text or the job that reads it, its passages and word of it, all or nothing. */
@ApplicationScoped
class DocumentIntake {
    private final PendingOriginals pending;
    private final PlanService plans;
    private final DocumentRepository documents;
    private final PassageService passages;
    private final JobService jobs;
    private final IdempotentTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    DocumentIntake(PendingOriginals pending, PlanService plans, DocumentRepository documents,
            PassageService passages, JobService jobs, IdempotentTransaction transaction, Outbox outbox, Clock clock) {
        this.pending = pending;
        this.plans = plans;
        this.documents = documents;
        this.passages = passages;
        this.jobs = jobs;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param original where the original is kept; null for a text that came without a file
     * @param order    how to read it; ignored when that is done
     */
    Uni<DocumentView> store(Caller caller, KnownClone known, UUID id, DocumentDraft draft, @Nullable ObjectKey original,
            ReadingOrder order) {
        var document = Document.of(id, known, caller.userId(), draft, original, clock.instant());
        return transaction.as(caller, () -> pending.settle(original)
                        .chain(() -> documents.requireNew(known.id(), draft.sha256()))
                        .chain(() -> plans.takeRoomForDocument(known.id()))
                        .chain(() -> documents.persist(document))
                        .call(() -> passages.keep(document.source(), draft.passages()))
                        .call(() -> document.awaitsText
                                ? jobs.enqueue(DocumentReading.KIND, caller.userId(), known.spaceId(), order.of(document))
                                : Uni.createFrom().nullItem())
                        .call(() -> outbox.append(DocumentFacts.uploaded(document)))
                        .map(DocumentView::of))
                .invoke(passages::committed);
    }
}
