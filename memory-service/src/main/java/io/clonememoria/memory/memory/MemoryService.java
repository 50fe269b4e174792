package io.clonememoria.memory.memory;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.memory.embedding.Source;
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
import java.time.Duration;
import java.util.UUID;

/** What a clone remembers. */
@ApplicationScoped
class MemoryService {
    /** How long a new memory's author waits for it to be found by its meaning; by its words it is found at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CloneService clones;
    private final MemoryRepository memories;
    private final PassageService passages;
    private final RequestTransaction transaction;
    private final IdempotentTransaction once;
    private final Outbox outbox;
    private final Clock clock;

    MemoryService(CloneService clones, MemoryRepository memories, PassageService passages,
            RequestTransaction transaction, IdempotentTransaction once, Outbox outbox, Clock clock) {
        this.clones = clones;
        this.memories = memories;
        this.passages = passages;
        this.transaction = transaction;
        this.once = once;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Answers when the memory is found by its meaning too, or after two seconds. */
    Uni<MemoryView> create(Caller caller, UUID cloneId, MemoryDraft draft) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var cut = Passages.of(draft.content());
        var watch = passages.watch(id, cut.size());
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .chain(known -> once.as(caller, () -> store(caller, known, id, draft, cut).map(MemoryView::of)))
                .invoke(passages::committed)
                .call(() -> watch.indexedWithin(PATIENCE))
                .onTermination().invoke(watch::forget);
    }

    Uni<Page<Memory>> list(Caller caller, UUID cloneId, PageRequest page) {
        return clones.find(caller, cloneId)
                .chain(() -> transaction.as(caller, () -> memories.newestFirst(cloneId, page)))
                .map(found -> Page.of(found, page, memory -> new Cursor(memory.createdAt, memory.id)));
    }

    Uni<Memory> get(Caller caller, UUID id) {
        return transaction.as(caller, () -> memories.require(id));
    }

    Uni<Void> delete(Caller caller, UUID id) {
        return transaction.as(caller, () -> memories.require(id)
                .call(memory -> memories.delete(memory, clock.instant()))
                .call(memory -> outbox.append(MemoryFacts.deleted(memory, caller.userId()))))
                .replaceWithVoid();
    }

    private Uni<Memory> store(Caller caller, KnownClone known, UUID id, MemoryDraft draft, Passages cut) {
        var memory = Memory.of(id, known, caller.userId(), draft, clock.instant());
        return memories.persist(memory)
                .call(() -> passages.keep(source(memory, known), cut))
                .call(() -> outbox.append(MemoryFacts.created(memory)));
    }

    /** Short texts rarely tell their language; then the clone's is the best guess. */
    private static Source source(Memory memory, KnownClone known) {
        var language = Language.of(memory.title + " " + memory.content)
                .or(() -> Language.ofCode(known.language()))
                .orElse(Language.ENGLISH);
        return Source.memory(memory.id, memory.cloneId, memory.userId, memory.spaceId, memory.title, language,
                memory.createdAt);
    }
}
