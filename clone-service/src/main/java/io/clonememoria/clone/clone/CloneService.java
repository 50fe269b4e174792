package io.clonememoria.clone.clone;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.plan.PlanService;
import io.clonememoria.clone.space.SpaceService;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.limit.Limit;
import io.clonememoria.platform.limit.Limits;
import io.clonememoria.platform.limit.Spending;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes clones. */
@ApplicationScoped
public class CloneService {
    private final CloneRepository clones;
    private final PlanService plans;
    private final Limits limits;
    private final SpaceService spaces;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    CloneService(CloneRepository clones, PlanService plans, Limits limits, SpaceService spaces,
            RequestTransaction transaction, Outbox outbox, Clock clock) {
        this.clones = clones;
        this.plans = plans;
        this.limits = limits;
        this.spaces = spaces;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The clone to talk with, in the present transaction. @throws CloneNotFound when the caller does not see it */
    public Uni<Persona> require(UUID cloneId) {
        return clones.require(cloneId).map(Persona::of);
    }

    Uni<Page<CloneView>> list(Caller caller, CloneFilter filter, PageRequest page) {
        return transaction.as(caller, () -> clones.list(filter, page).map(found -> found.map(CloneView::of)));
    }

    Uni<CloneView> get(Caller caller, UUID id) {
        return transaction.as(caller, () -> clones.require(id).map(CloneView::of));
    }

    /** @throws CloneLimitReached when the caller's plan has no room, however many ask at once */
    Uni<CloneView> create(Caller caller, @Nullable UUID spaceId, UpdateCloneRequest wishes) {
        return transaction.as(spaceId == null ? caller.personal() : caller, () -> requireMembership(caller, spaceId)
                .chain(() -> requireRoom(caller))
                .map(_ -> Clone.create(UuidCreator.getTimeOrderedEpoch(), caller.userId(), spaceId, clock.instant()))
                .invoke(wishes::applyTo)
                .call(clones::persist)
                .call(clone -> announce("clone.created", caller, clone))
                .map(CloneView::of));
    }

    Uni<CloneView> update(Caller caller, UUID id, UpdateCloneRequest wishes) {
        return transaction.as(caller, () -> requireMine(caller, id)
                .invoke(wishes::applyTo)
                .call(clones::update)
                .call(clone -> announce("clone.updated", caller, clone))
                .map(CloneView::of));
    }

    /** Hides the clone and all talk with it, and makes room for another. */
    Uni<Void> delete(Caller caller, UUID id) {
        return transaction.as(caller, () -> requireMine(caller, id)
                .invoke(clone -> clone.deletedAt = clock.instant())
                .chain(clone -> announce("clone.deleted", caller, clone)));
    }

    private Uni<Void> requireMembership(Caller caller, @Nullable UUID spaceId) {
        return spaceId == null
                ? Uni.createFrom().voidItem()
                : spaces.requireRole(spaceId, caller.userId()).replaceWithVoid();
    }

    private Uni<Void> requireRoom(Caller caller) {
        return plans.of(caller.userId())
                .chain(plan -> limits
                        .makeRoom(new Limit("clones", caller.userId(), Limit.Period.EVER, plan.clones()),
                                () -> clones.countOf(caller.userId()))
                        .invoke(spending -> {
                            if (spending instanceof Spending.Refused refused) {
                                throw new CloneLimitReached(plan, refused.quota().used());
                            }
                        }))
                .replaceWithVoid();
    }

    private Uni<Clone> requireMine(Caller caller, UUID id) {
        return clones.require(id).call(clone -> clone.spaceId == null || clone.userId.equals(caller.userId())
                ? Uni.createFrom().voidItem()
                : spaces.requireRole(clone.spaceId, caller.userId()).invoke(role -> {
                    if (!role.changesWhatOthersAdded()) {
                        throw new CloneOfAnother();
                    }
                }));
    }

    private Uni<Void> announce(String type, Caller actor, Clone clone) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("user_id", actor.userId());
        data.put("owner_user_id", clone.userId);
        data.put("space_id", clone.spaceId);
        data.put("clone_id", clone.id);
        var fact = Fact.of(Topics.FACTS_CLONE, type, clone.id, data);
        return type.equals("clone.deleted") ? outbox.appendWithOrigin(fact) : outbox.append(fact);
    }
}
