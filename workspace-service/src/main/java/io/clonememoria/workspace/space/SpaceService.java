package io.clonememoria.workspace.space;

import io.clonememoria.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What other features ask about spaces. */
@ApplicationScoped
public class SpaceService {
    private final MembershipRepository memberships;

    SpaceService(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    /**
     * Goes on only when the caller is owner or admin of the space; to be asked inside the caller's transaction.
     * Fails with {@link SpaceNotFound} for a stranger and with {@link SpaceRoleTooLow} for a member.
     */
    public Uni<Void> requireManager(Caller caller, UUID spaceId) {
        return memberships.requireRole(caller.userId(), spaceId)
                .invoke(role -> {
                    if (!role.manages()) {
                        throw new SpaceRoleTooLow();
                    }
                })
                .replaceWithVoid();
    }
}
