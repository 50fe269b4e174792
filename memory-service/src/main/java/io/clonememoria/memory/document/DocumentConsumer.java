package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Says that documents are indexed once their passages are. Looks at the passages themselves each time the indexer tells
 * that it did something, and when it has nothing to do: a message that was lost with a process is not missed.
 */
@ApplicationScoped
class DocumentConsumer {
    private final DocumentRepository documents;
    private final WorkerTransaction transaction;
    private final Outbox outbox;

    DocumentConsumer(DocumentRepository documents, WorkerTransaction transaction, Outbox outbox) {
        this.documents = documents;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    @ConsumeEvent(PassageService.INDEXED)
    Uni<Void> finish(String nothing) {
        return transaction.as(WorkerRole.CONSUMER, sql -> documents.finish(sql)
                .chain(finished -> Multi.createFrom().iterable(finished)
                        .onItem().transformToUniAndConcatenate(document ->
                                outbox.append(sql, DocumentFacts.finished(document)))
                        .collect().last()
                        .replaceWithVoid()));
    }
}
