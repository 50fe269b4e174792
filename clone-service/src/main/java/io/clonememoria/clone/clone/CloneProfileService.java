package io.clonememoria.clone.clone;

import io.clonememoria.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features ask of clones and do to them, always in the present transaction of the caller. */
@ApplicationScoped
public class CloneProfileService {
    private final CloneRepository clones;
    private final CloneChanges changes;
    private final CloneService service;

    CloneProfileService(CloneRepository clones, CloneChanges changes, CloneService service) {
        this.clones = clones;
        this.changes = changes;
        this.service = service;
    }

    /** @throws CloneNotFound when the caller does not see it */
    public Uni<CloneProfile> require(UUID id) {
        return clones.require(id).map(CloneProfile::of);
    }

    /**
     * The clone, which nobody else changes until the transaction ends.
     *
     * @throws CloneNotFound  when the caller does not see it
     * @throws CloneOfAnother when the caller may not change it
     */
    public Uni<CloneProfile> requireChangeable(Caller caller, UUID id) {
        return changes.require(caller, id).map(CloneProfile::of);
    }

    /**
     * Remembers where the clone's pictures are, and announces it.
     *
     * @param uploaded  of the one that somebody sent, null when there is none
     * @param generated of the one that was made
     */
    public Uni<Void> showPictures(Caller caller, UUID id, @Nullable String uploaded, @Nullable String generated) {
        return clones.require(id)
                .invoke(clone -> {
                    clone.avatarUrl = uploaded;
                    clone.avatarImageUrl = generated;
                })
                .call(clones::update)
                .chain(clone -> changes.announce("clone.updated", caller, clone));
    }

    /** @throws io.clonememoria.clone.plan.CloneLimitReached when the caller's plan has no room, however many ask at once */
    public Uni<UUID> create(Caller caller, @Nullable UUID spaceId, NewClone clone) {
        return service.create(caller, spaceId, clone.wishes()).map(CloneView::id);
    }

    /** The clone as its people see it. */
    public Uni<CloneView> view(Caller caller, UUID id) {
        return service.get(caller, id);
    }
}
