package io.clonememoria.memory.memory;

import io.clonememoria.memory.clone.CloneService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what a clone remembers in the order in which it happened. */
@ApplicationScoped
class TimelineService {
    /** Some 27 years day by day; more would be an answer that nobody looks through. */
    private static final int MOST_PERIODS = 10_000;

    private final CloneService clones;
    private final MemoryRepository memories;
    private final RequestTransaction transaction;

    TimelineService(CloneService clones, MemoryRepository memories, RequestTransaction transaction) {
        this.clones = clones;
        this.memories = memories;
        this.transaction = transaction;
    }

    /** How much there is of each period, and the memories of one page. */
    private record Piece(@Nullable List<TimelineView.Period> periods, @Nullable Long undated, List<Memory> page) {}

    Uni<TimelineView> timeline(Caller caller, UUID cloneId, TimelineRequest request, PageRequest page) {
        var span = request.span();
        var after = Optional.ofNullable(page.cursor).filter(text -> !text.isBlank()).map(TimelinePlace::decode);
        var all = MemoryRows.where("clone_id = ? and deleted_at is null", cloneId);
        return clones.find(caller, cloneId)
                .chain(() -> transaction.as(caller, () -> after.isPresent()
                        ? page(all, span, after.get(), page.fetch()).map(found -> new Piece(null, null, found))
                        : first(all, span, request.granularity(), page.fetch())))
                .map(piece -> view(piece, page));
    }

    private Uni<Piece> first(MemoryRows all, TimeSpan span, Granularity granularity, int atMost) {
        return periods(span.of(all), granularity)
                .chain(periods -> undated(all, span)
                        .chain(undated -> page(all, span, TimelinePlace.START, atMost)
                                .map(found -> new Piece(periods, undated.orElse(null), found))));
    }

    private Uni<List<TimelineView.Period>> periods(MemoryRows dated, Granularity granularity) {
        return memories.periods(dated, granularity, MOST_PERIODS + 1).invoke(periods -> {
            if (periods.size() > MOST_PERIODS) {
                throw new Invalid("granularity", "gives more than 10,000 periods here; ask for longer ones, or for less time");
            }
        });
    }

    private Uni<Optional<Long>> undated(MemoryRows all, TimeSpan span) {
        return span.isEver()
                ? memories.count(all.and("occurred_at is null")).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<List<Memory>> page(MemoryRows all, TimeSpan span, TimelinePlace after, int atMost) {
        if (after.isUndated()) {
            return undated(all, after, atMost);
        }
        return memories.list(span.of(all).and("(occurred_at, id) > (?, ?)", after.time(), after.id()),
                        "order by occurred_at, id", atMost)
                .chain(dated -> dated.size() == atMost || !span.isEver()
                        ? Uni.createFrom().item(dated)
                        : undated(all, TimelinePlace.START_OF_UNDATED, atMost - dated.size())
                                .map(undated -> both(dated, undated)));
    }

    private Uni<List<Memory>> undated(MemoryRows all, TimelinePlace after, int atMost) {
        return memories.list(all.and("occurred_at is null and id > ?", after.id()), "order by id", atMost);
    }

    private static List<Memory> both(List<Memory> some, List<Memory> others) {
        var both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    private static TimelineView view(Piece piece, PageRequest page) {
        var found = piece.page();
        var shown = found.subList(0, Math.min(found.size(), page.limit()));
        return new TimelineView(piece.periods(), piece.undated(), shown.stream().map(MemoryView::of).toList(),
                found.size() > page.limit() ? TimelinePlace.of(shown.getLast()).encode() : null);
    }
}
