package io.clonememoria.clone.clone;

import io.clonememoria.clone.plan.PlanService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Brings clones back, and puts them to rest. Whatever is so already is neither written nor announced. */
@ApplicationScoped
class CloneLifeService {
    private final CloneRepository clones;
    private final CloneChanges changes;
    private final PlanService plans;
    private final RequestTransaction transaction;
    private final Clock clock;

    CloneLifeService(CloneRepository clones, CloneChanges changes, PlanService plans,
            RequestTransaction transaction, Clock clock) {
        this.clones = clones;
        this.changes = changes;
        this.plans = plans;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Undoes the deletion, with all that was said.
     *
     * @throws CloneNotFound when it was deleted too long ago
     * @throws io.clonememoria.clone.plan.CloneLimitReached when the plan of who made it has no room, however many ask
     */
    Uni<CloneView> restore(Caller caller, UUID id) {
        return transaction.as(caller, () -> changes.requireEvenDeleted(caller, id)
                .call(clone -> clone.deletedAt == null ? Uni.createFrom().voidItem() : bringBack(caller, clone))
                .chain(clones::view));
    }

    /** Silences the clone; what it remembers and what was said stay. */
    Uni<CloneView> retire(Caller caller, UUID id) {
        return become(caller, id, Clone.RETIRED, "clone.retired");
    }

    /** Lets a retired clone answer again. */
    Uni<CloneView> reactivate(Caller caller, UUID id) {
        return become(caller, id, Clone.ACTIVE, "clone.reactivated");
    }

    private Uni<Void> bringBack(Caller caller, Clone clone) {
        if (!clone.deletedAt.isAfter(clones.restorableSince(clock.instant()))) {
            throw new CloneNotFound(clone.id);
        }
        return plans.takeRoomForClone(clone.userId)
                .invoke(() -> clone.deletedAt = null)
                .chain(() -> clones.update(clone))
                .chain(() -> changes.announce("clone.restored", caller, clone));
    }

    private Uni<CloneView> become(Caller caller, UUID id, String status, String fact) {
        return transaction.as(caller, () -> changes.require(caller, id)
                .call(clone -> clone.status.equals(status)
                        ? Uni.createFrom().voidItem()
                        : change(caller, clone, status, fact))
                .chain(clones::view));
    }

    private Uni<Void> change(Caller caller, Clone clone, String status, String fact) {
        clone.status = status;
        return clones.update(clone).chain(() -> changes.announce(fact, caller, clone));
    }
}
