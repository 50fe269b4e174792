package io.clonememoria.memory.memory;

import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.memory.embedding.IndexingWatch;
import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Changes, deletes and restores memories, one change after the other, and keeps what each said before. What is so
 * already is neither written nor announced.
 */
@ApplicationScoped
class MemoryChangeService {
    private final CloneService clones;
    private final MemoryRepository memories;
    private final MemoryHistory history;
    private final PassageService passages;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    MemoryChangeService(CloneService clones, MemoryRepository memories, MemoryHistory history, PassageService passages,
            RequestTransaction transaction, Outbox outbox, Clock clock) {
        this.clones = clones;
        this.memories = memories;
        this.history = history;
        this.passages = passages;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Answers when another text is found by its meaning too, or after two seconds.
     *
     * @throws MemoryChangedMeanwhile when the caller has not seen what is there
     */
    Uni<MemoryView> update(Caller caller, UUID id, SeenVersion seen, UpdateMemoryRequest wishes) {
        var watch = new AtomicReference<@Nullable IndexingWatch>();
        return transaction.as(caller, () -> memories.hold(id)
                        .invoke(seen::require)
                        .chain(memory -> change(caller, memory, wishes.on(memory.said(), clock.instant()), watch)))
                .invoke(passages::committed)
                .call(() -> watch.get() == null
                        ? Uni.createFrom().voidItem()
                        : watch.get().indexedWithin(MemoryService.PATIENCE))
                .onTermination().invoke(() -> {
                    if (watch.get() != null) {
                        watch.get().forget();
                    }
                })
                .map(MemoryView::of);
    }

    /** Hides the memory; it can be restored for a while. */
    Uni<Void> delete(Caller caller, UUID id) {
        return transaction.as(caller, () -> memories.hold(id)
                .chain(memory -> memories.delete(memory, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .call(memory -> history.add(memory, HistoryEntry.Change.DELETED, Map.of(), caller.userId()))
                .call(memory -> outbox.append(MemoryFacts.deleted(memory, caller.userId()))))
                .replaceWithVoid();
    }

    /** Undoes the deletion. @throws MemoryNotFound when it was deleted too long ago */
    Uni<MemoryView> restore(Caller caller, UUID id) {
        return transaction.as(caller, () -> memories.holdEvenDeleted(id)
                .chain(memory -> memory.deletedAt() == null
                        ? Uni.createFrom().item(memory)
                        : bringBack(caller, memory)))
                .map(MemoryView::of);
    }

    /** What it said before each change, the latest first. */
    Uni<Page<HistoryEntry>> history(Caller caller, UUID id, PageRequest page) {
        return transaction.as(caller, () -> memories.require(id).chain(() -> history.newestFirst(id, page)))
                .map(found -> Page.of(found, page, MemoryHistory::place));
    }

    private Uni<Memory> change(Caller caller, Memory memory, MemoryDraft wanted,
            AtomicReference<@Nullable IndexingWatch> watch) {
        var before = memory.said().differingFrom(wanted);
        if (before.isEmpty()) {
            return Uni.createFrom().item(memory);
        }
        return memories.change(memory, wanted)
                .call(changed -> wanted.readsAs(memory.said())
                        ? Uni.createFrom().voidItem()
                        : cutAgain(changed, watch))
                .call(changed -> history.add(changed, HistoryEntry.Change.UPDATED, before, caller.userId()))
                .call(changed -> outbox.append(MemoryFacts.updated(changed, caller.userId(), before.keySet())));
    }

    /** The passages of the old text went with it. */
    private Uni<Void> cutAgain(Memory memory, AtomicReference<@Nullable IndexingWatch> watch) {
        var cut = Passages.of(memory.said().content());
        watch.set(passages.watch(memory.id(), cut.size()));
        return clones.require(memory.cloneId())
                .chain(known -> passages.keep(memory.source(known.language()), cut));
    }

    private Uni<Memory> bringBack(Caller caller, Memory memory) {
        if (!memory.deletedAt().isAfter(memories.restorableSince(clock.instant()))) {
            throw new MemoryNotFound(memory.id());
        }
        return memories.delete(memory, null)
                .call(restored -> history.add(restored, HistoryEntry.Change.RESTORED, Map.of(), caller.userId()))
                .call(restored -> outbox.append(MemoryFacts.restored(restored, caller.userId())));
    }
}
