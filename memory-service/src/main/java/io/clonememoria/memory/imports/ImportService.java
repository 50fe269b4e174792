package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.chat.ChatSurvey;
import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.memory.consent.Consent;
import io.clonememoria.memory.consent.ConsentService;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.job.JobService;
import io.clonememoria.platform.page.Cursor;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/** Imports as people ask for them: what is brought in and taken back is the work of jobs. */
@ApplicationScoped
class ImportService {
    private final CloneService clones;
    private final ConsentService consents;
    private final ImportDesk desk;
    private final ImportRepository imports;
    private final JobService jobs;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;

    ImportService(CloneService clones, ConsentService consents, ImportDesk desk, ImportRepository imports, JobService jobs,
            RequestTransaction transaction, IdempotentTransaction once) {
        this.clones = clones;
        this.consents = consents;
        this.desk = desk;
        this.imports = imports;
        this.jobs = jobs;
        this.transaction = transaction;
        this.once = once;
    }

    /** Says what an import would be, and keeps nothing. */
    Uni<PreviewView> preview(Caller caller, UUID cloneId, ImportRequest request) {
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .chain(() -> desk.look(request))
                .chain(survey -> once.as(caller, () -> requireConsent(caller, survey.format())
                        .replaceWith(PreviewView.of(survey))));
    }

    /** Looks through the whole file, keeps it and has it brought in; of what is refused nothing is kept. */
    Uni<ImportView> begin(Caller caller, UUID cloneId, ImportRequest request) {
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .chain(known -> desk.take(caller, known, request, survey -> allow(caller, survey),
                        prepared -> once.as(caller, () -> start(caller, known, prepared))));
    }

    Uni<Page<Import>> list(Caller caller, UUID cloneId, PageRequest page) {
        return clones.find(caller, cloneId)
                .chain(() -> transaction.as(caller, () -> imports.newestFirst(cloneId, page)))
                .map(found -> Page.of(found, page, one -> new Cursor(one.createdAt(), one.id())));
    }

    Uni<Import> get(Caller caller, UUID id) {
        return transaction.as(caller, () -> imports.require(id));
    }

    /** Ends it at once: when this has answered, no memory is added any more. What was added stays. */
    Uni<Import> cancel(Caller caller, UUID id) {
        return transaction.as(caller, () -> imports.require(id)
                .chain(found -> change(found, found.status().canBeCancelled(), imports::cancel))
                .chain(() -> imports.require(id)));
    }

    /** Has all of its memories removed for ever, whatever was changed in them since. */
    Uni<Import> undo(Caller caller, UUID id) {
        return transaction.as(caller, () -> imports.require(id)
                .chain(found -> change(found, found.status().canBeUndone(), imports::beginToUndo)
                        .chain(() -> jobs.enqueue(UndoJob.KIND, caller.userId(), found.spaceId(), payload(id))))
                .chain(() -> imports.require(id)));
    }

    private Uni<Void> change(Import found, boolean possible, Function<UUID, Uni<Boolean>> change) {
        if (!possible) {
            throw new ImportHasEnded(found.status());
        }
        return change.apply(found.id())
                .chain(changed -> changed ? Uni.createFrom().voidItem() : imports.require(found.id()).invoke(present -> {
                    if (present.status() != found.status()) {
                        throw new ImportHasEnded(present.status());
                    }
                    throw new NotYourImport();
                }).replaceWithVoid());
    }

    private Uni<Void> allow(Caller caller, ChatSurvey survey) {
        return transaction.as(caller, () -> requireConsent(caller, survey.format()));
    }

    private Uni<Void> requireConsent(Caller caller, ChatFormat format) {
        return format == ChatFormat.WHATSAPP
                ? consents.require(caller, Consent.WHATSAPP_INGESTION)
                : Uni.createFrom().voidItem();
    }

    private Uni<ImportView> start(Caller caller, KnownClone known, ImportDesk.Prepared prepared) {
        return requireConsent(caller, prepared.plan().format())
                .chain(() -> imports.requireNew(prepared.id(), known.id(), prepared.sha256()))
                .chain(() -> jobs.enqueue(ImportJob.KIND, caller.userId(), known.spaceId(), payload(prepared.id())))
                .chain(job -> imports.start(prepared.id(), job))
                .chain(() -> imports.require(prepared.id()))
                .map(ImportView::of);
    }

    private static JsonObject payload(UUID id) {
        return new JsonObject().put("import_id", id.toString());
    }
}
