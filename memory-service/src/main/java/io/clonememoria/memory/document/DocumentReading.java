package io.clonememoria.memory.document;

import io.clonememoria.memory.consent.Consent;
import io.clonememoria.memory.consent.ConsentService;
import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.memory.extraction.Extraction;
import io.clonememoria.memory.extraction.ExtractionService;
import io.clonememoria.memory.fetch.FetchService;
import io.clonememoria.memory.fetch.NotFetched;
import io.clonememoria.memory.fetch.WebAddress;
import io.clonememoria.platform.job.Job;
import io.clonememoria.platform.job.JobHandler;
import io.clonememoria.platform.job.JobProgress;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.storage.NoSuchObject;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.StoredObject;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of documents out of their originals. A document ends up with its text and passages or with the reason
 * why it has none, in one transaction; whatever is killed before, the job goes on with the whole file.
 */
@ApplicationScoped
class DocumentReading implements JobHandler<DocumentReading.Outcome> {
    static final String KIND = "document-text";

    private static final String CONSENT_WITHDRAWN = "consent-withdrawn";

    /** After so many failures that are not the file's fault its person is told that it is not read. */
    private static final int MOST_ATTEMPTS = 5;

    private final DocumentRepository documents;
    private final Originals originals;
    private final ExtractionService extraction;
    private final FetchService web;
    private final PassageService passages;
    private final ConsentService consents;
    private final WorkerTransaction transaction;
    private final Outbox outbox;

    DocumentReading(DocumentRepository documents, Originals originals, ExtractionService extraction, FetchService web,
            PassageService passages, ConsentService consents, WorkerTransaction transaction, Outbox outbox) {
        this.documents = documents;
        this.originals = originals;
        this.extraction = extraction;
        this.web = web;
        this.passages = passages;
        this.consents = consents;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    /** What became of the reading. */
    sealed interface Outcome {
        record Read(ReadDocument document) implements Outcome {}

        /** @param failure its code */
        record NotRead(String failure) implements Outcome {}

        /** There is nothing to read any more. */
        record Nothing() implements Outcome {}
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** One more than this takes, so that the last one writes down that it is given up. */
    @Override
    public int attempts() {
        return MOST_ATTEMPTS + 3;
    }

    @Override
    public Uni<Outcome> prepare(Job job) {
        if (job.attempts() >= MOST_ATTEMPTS) {
            return Uni.createFrom().item(new Outcome.NotRead("given-up"));
        }
        return transaction.as(WorkerRole.CONSUMER,
                        sql -> documents.waiting(ReadingOrder.document(job.payload()), sql)
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom().item(new Asked(found, true))
                                        : consents.isGiven(sql, job.userId(), Consent.DATA_PROCESSING)
                                                .map(given -> new Asked(found, given))))
                .chain(asked -> asked.waiting()
                        .map(waiting -> asked.allowed()
                                ? read(waiting, ReadingOrder.of(job.payload()))
                                : Uni.createFrom().<Outcome>item(new Outcome.NotRead(CONSENT_WITHDRAWN)))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Nothing())));
    }

    private record Asked(Optional<WaitingDocument> waiting, boolean allowed) {}

    @Override
    public Uni<JobProgress> step(Job job, Outcome outcome, SqlConnection sql) {
        return documents.waiting(ReadingOrder.document(job.payload()), sql)
                .chain(found -> found.map(waiting -> keep(waiting, outcome, sql))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(() -> JobProgress.finished(new JsonObject(), 1));
    }

    @Override
    public void committed(Outcome outcome) {
        passages.committed();
    }

    /** What is known already, and was no more than text, is only cut again. */
    private Uni<Outcome> read(WaitingDocument waiting, ReadingOrder order) {
        return transaction.as(WorkerRole.CONSUMER, sql -> documents.plainText(waiting.id(), sql))
                .chain(known -> known
                        .map(text -> read(waiting, order, text, waiting.mediaType(), null))
                        .or(() -> waiting.original().map(original -> waiting.toFetch()
                                .map(address -> fetch(waiting, address, original, order))
                                .orElseGet(() -> read(waiting, original, order, null))))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.NotRead("original-missing"))));
    }

    private Uni<Outcome> fetch(WaitingDocument waiting, WebAddress address, ObjectKey original, ReadingOrder order) {
        return web.fetch(address, SentFile.LARGEST, content -> originals.keep(original, content))
                .chain(fetched -> read(waiting, original, order, fetched))
                .onFailure(NotFetched.class).recoverWithItem(failure -> new Outcome.NotRead(((NotFetched) failure).code()));
    }

    private Uni<Outcome> read(WaitingDocument waiting, ObjectKey original, ReadingOrder order, @Nullable StoredObject fetched) {
        return extraction.extract(originals.reading(original), order.fileName())
                .<Outcome>chain(extracted -> switch (extracted) {
                    case Extraction.Text text -> read(waiting, order, text.content(), text.mediaType(), fetched);
                    case Extraction.None none -> Uni.createFrom().item(new Outcome.NotRead(none.refusal().code()));
                })
                .onFailure(NoSuchObject.class).recoverWithItem(new Outcome.NotRead("original-missing"));
    }

    /** A long text takes seconds to be cut. */
    private static Uni<Outcome> read(WaitingDocument waiting, ReadingOrder order, String text, String mediaType,
            @Nullable StoredObject fetched) {
        return UploadDesk.offEventLoop(() -> new Outcome.Read(new ReadDocument(text, Passages.of(text),
                order.languageOf(text, waiting.language()), mediaType, fetched)));
    }

    private Uni<Void> keep(WaitingDocument waiting, Outcome outcome, SqlConnection sql) {
        return switch (outcome) {
            case Outcome.Read(var read) -> consents.isGiven(sql, waiting.userId(), Consent.DATA_PROCESSING)
                    .chain(given -> given ? keep(waiting, read, sql) : refuse(waiting, CONSENT_WITHDRAWN, sql));
            case Outcome.NotRead(var failure) -> refuse(waiting, failure, sql);
            case Outcome.Nothing() -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> keep(WaitingDocument waiting, ReadDocument read, SqlConnection sql) {
        var digest = read.fetched() == null ? null : read.fetched().sha256();
        return documents.isThere(waiting.cloneId(), digest, sql)
                .chain(there -> there ? refuse(waiting, "document-already-there", sql) : keepNew(waiting, read, sql));
    }

    /** The row is locked last: many passages take seconds, and meanwhile it may be renamed or deleted without waiting. */
    private Uni<Void> keepNew(WaitingDocument waiting, ReadDocument read, SqlConnection sql) {
        return passages.replace(sql, waiting.source(read.language()), read.passages())
                .chain(() -> documents.holdWaiting(waiting.id(), sql))
                .invoke(now -> {
                    if (!now.equals(Optional.of(waiting))) {
                        throw new ConcurrentModificationException("document " + waiting.id() + " changed while it was read");
                    }
                })
                .chain(() -> documents.read(waiting.id(), read, sql));
    }

    private Uni<Void> refuse(WaitingDocument waiting, String failure, SqlConnection sql) {
        return documents.notRead(waiting.id(), failure, sql)
                .chain(failed -> outbox.append(sql, DocumentFacts.finished(failed)));
    }
}
