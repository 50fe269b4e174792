package io.clonememoria.clone.clone;

import io.clonememoria.clone.space.SpaceService;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every change of a clone begins and ends with, in the present transaction: the right to it, and word of it. */
@ApplicationScoped
class CloneChanges {
    private final CloneRepository clones;
    private final SpaceService spaces;
    private final Outbox outbox;

    CloneChanges(CloneRepository clones, SpaceService spaces, Outbox outbox) {
        this.clones = clones;
        this.spaces = spaces;
        this.outbox = outbox;
    }

    /**
     * The clone, which nobody else changes until the transaction ends: an entity is written as a whole, and one that was
     * read before somebody deleted the clone would bring it back, past the plan.
     *
     * @throws CloneNotFound  when the caller does not see it
     * @throws CloneOfAnother when the caller may not change it
     */
    Uni<Clone> require(Caller caller, UUID id) {
        return clones.lock(id)
                .chain(() -> clones.require(id))
                .call(clone -> requireRight(caller, clone));
    }

    /** The same also where the clone is deleted. */
    Uni<Clone> requireEvenDeleted(Caller caller, UUID id) {
        return clones.lock(id)
                .chain(() -> clones.requireEvenDeleted(id))
                .call(clone -> requireRight(caller, clone));
    }

    Uni<Void> announce(String type, Caller actor, Clone clone) {
        return outbox.append(fact(type, actor, clone));
    }

    /** Tells also from where it was done. */
    Uni<Void> announceWithOrigin(String type, Caller actor, Clone clone) {
        return outbox.appendWithOrigin(fact(type, actor, clone));
    }

    private Uni<Void> requireRight(Caller caller, Clone clone) {
        return clone.spaceId == null || clone.userId.equals(caller.userId())
                ? Uni.createFrom().voidItem()
                : spaces.requireRole(clone.spaceId, caller.userId()).invoke(role -> {
                    if (!role.changesWhatOthersAdded()) {
                        throw new CloneOfAnother();
                    }
                }).replaceWithVoid();
    }

    private static Fact fact(String type, Caller actor, Clone clone) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("user_id", actor.userId());
        data.put("owner_user_id", clone.userId);
        data.put("space_id", clone.spaceId);
        data.put("clone_id", clone.id);
        return Fact.of(Topics.FACTS_CLONE, type, clone.id, data);
    }
}
