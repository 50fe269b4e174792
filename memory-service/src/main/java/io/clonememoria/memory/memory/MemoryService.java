package io.clonememoria.memory.memory;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.memory.embedding.CutSource;
import io.clonememoria.memory.embedding.PassageService;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.platform.idempotency.IdempotentTransaction;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What a clone remembers: adds it and shows it. */
@ApplicationScoped
class MemoryService {
    /** How long a new memory's author waits for it to be found by its meaning; by its words it is found at once. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

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

    /** A memory that is to be written, and its passages. */
    private record Written(Memory memory, CutSource cut) {}

    /** Answers when the memory is found by its meaning too, or after two seconds. */
    Uni<MemoryView> create(Caller caller, UUID cloneId, NewMemory given) {
        var id = UuidCreator.getTimeOrderedEpoch();
        var cut = Passages.of(given.draft().content());
        var watch = passages.watch(id, cut.size());
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .map(known -> written(id, known, caller, given, cut))
                .chain(written -> once.as(caller, () -> store(List.of(written)).map(List::getFirst)))
                .invoke(passages::committed)
                // one that was there before, of the same idempotency key, has been waited for
                .call(view -> view.id().equals(id) ? watch.indexedWithin(PATIENCE) : Uni.createFrom().voidItem())
                .onTermination().invoke(watch::forget);
    }

    /** Adds all or none, and waits for no vector: by their words they are found at once. */
    Uni<MemoriesView> createAll(Caller caller, UUID cloneId, List<NewMemory> given) {
        return once.lookAhead(caller)
                .chain(() -> clones.find(caller, cloneId))
                .map(known -> given.stream()
                        .map(one -> written(UuidCreator.getTimeOrderedEpoch(), known, caller, one, Passages.of(one.draft().content())))
                        .toList())
                .chain(written -> once.as(caller, () -> store(written).map(MemoriesView::new)))
                .invoke(passages::committed);
    }

    Uni<Page<Memory>> list(Caller caller, UUID cloneId, MemoryFilter filter, PageRequest page) {
        var wanted = filter.rowsOf(cloneId, caller.userId(), memories.restorableSince(clock.instant()));
        return clones.find(caller, cloneId)
                .chain(() -> transaction.as(caller, () -> memories.newestFirst(wanted, page)))
                .map(found -> Page.of(found, page, MemoryRepository::place));
    }

    Uni<Memory> get(Caller caller, UUID id) {
        return transaction.as(caller, () -> memories.require(id));
    }

    private Written written(UUID id, KnownClone known, Caller caller, NewMemory given, Passages cut) {
        // as the database keeps it, so that the answer says what later ones say
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var memory = Memory.of(id, known, caller.userId(), given.sourceType(), given.draft(), now);
        return new Written(memory, new CutSource(memory.source(known.language()), cut));
    }

    private Uni<List<MemoryView>> store(List<Written> all) {
        return memories.insert(all.stream().map(Written::memory).toList())
                .chain(() -> passages.keepAll(all.stream().map(Written::cut).toList()))
                .chain(() -> outbox.appendAll(all.stream().map(one -> MemoryFacts.created(one.memory())).toList()))
                .map(_ -> all.stream().map(one -> MemoryView.of(one.memory())).toList());
    }
}
