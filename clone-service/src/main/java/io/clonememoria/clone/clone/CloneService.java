package io.clonememoria.clone.clone;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.plan.PlanService;
import io.clonememoria.clone.provider.ProviderService;
import io.clonememoria.clone.space.SpaceService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes clones. */
@ApplicationScoped
public class CloneService {
    private final CloneRepository clones;
    private final CloneChanges changes;
    private final PlanService plans;
    private final ProviderService providers;
    private final SpaceService spaces;
    private final RequestTransaction transaction;
    private final Clock clock;

    CloneService(CloneRepository clones, CloneChanges changes, PlanService plans,
            ProviderService providers, SpaceService spaces, RequestTransaction transaction, Clock clock) {
        this.clones = clones;
        this.changes = changes;
        this.plans = plans;
        this.providers = providers;
        this.spaces = spaces;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The clone, in the present transaction. @throws CloneNotFound when the caller does not see it */
    public Uni<Persona> require(UUID cloneId) {
        return clones.require(cloneId).map(Persona::of);
    }

    /** The clone, also when it is deleted and only what was said remembers it, in the present transaction. */
    public Uni<Persona> requireEvenDeleted(UUID cloneId) {
        return clones.requireEvenDeleted(cloneId).map(Persona::of);
    }

    /**
     * Goes on when the clone answers to the caller: it is not retired, and its provider may speak and can. In the present
     * transaction.
     *
     * @throws CloneRetired when it is retired or deleted
     */
    public Uni<Void> requireAnswering(Caller caller, Persona persona) {
        return Uni.createFrom().item(persona).map(Persona::requireAnswering)
                .chain(answering -> providers.requireSpeaking(caller, answering.makerId(), answering.provider()));
    }

    Uni<Page<CloneView>> list(Caller caller, CloneFilter filter, PageRequest page) {
        return transaction.as(caller, () -> wanted(caller, filter)
                .chain(rows -> clones.list(rows, page))
                .chain(found -> clones.views(found.data()).map(views -> new Page<>(views, found.nextCursor()))));
    }

    Uni<CloneView> get(Caller caller, UUID id) {
        return transaction.as(caller, () -> clones.require(id).chain(clones::view));
    }

    /** @throws io.clonememoria.clone.plan.CloneLimitReached when the caller's plan has no room, however many ask at once */
    Uni<CloneView> create(Caller caller, @Nullable UUID spaceId, UpdateCloneRequest wishes) {
        return transaction.as(spaceId == null ? caller.personal() : caller, () -> requireMembership(caller, spaceId)
                .chain(() -> plans.takeRoomForClone(caller.userId()))
                .map(_ -> Clone.create(UuidCreator.getTimeOrderedEpoch(), caller.userId(), spaceId, clock.instant()))
                .invoke(wishes::applyTo)
                .call(clones::persist)
                .call(clone -> changes.announce("clone.created", caller, clone))
                .map(clone -> CloneView.of(clone, CloneCounts.NONE)));
    }

    Uni<CloneView> update(Caller caller, UUID id, UpdateCloneRequest wishes) {
        return transaction.as(caller, () -> changes.require(caller, id)
                .invoke(wishes::applyTo)
                .invoke(clone -> requireWithinBounds(wishes, clone))
                .call(clones::update)
                .call(clone -> changes.announce("clone.updated", caller, clone))
                .chain(clones::view));
    }

    /** Hides the clone and all talk with it, and makes room for another. */
    Uni<Void> delete(Caller caller, UUID id) {
        return transaction.as(caller, () -> changes.require(caller, id)
                .invoke(clone -> clone.deletedAt = clock.instant())
                .chain(clone -> changes.announceWithOrigin("clone.deleted", caller, clone)));
    }

    /** Only what is asked for: bounds that became narrower since are no reason to refuse another name. */
    private void requireWithinBounds(UpdateCloneRequest wishes, Clone clone) {
        if (wishes.temperature() != null || wishes.maxTokens() != null) {
            providers.requireWithinBounds(clone.settings());
        }
    }

    private Uni<CloneRows> wanted(Caller caller, CloneFilter filter) {
        return filter.deleted()
                ? spaces.administeredBy(caller.userId()).map(administered ->
                        CloneRows.restorable(filter, caller.userId(), administered, clones.restorableSince(clock.instant())))
                : Uni.createFrom().item(CloneRows.live(filter));
    }

    private Uni<Void> requireMembership(Caller caller, @Nullable UUID spaceId) {
        return spaceId == null
                ? Uni.createFrom().voidItem()
                : spaces.requireRole(spaceId, caller.userId()).replaceWithVoid();
    }
}
