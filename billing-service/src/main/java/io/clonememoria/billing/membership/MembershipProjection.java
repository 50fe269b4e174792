package io.clonememoria.billing.membership;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what workspace-service tells of who belongs to which space. */
@ApplicationScoped
class MembershipProjection extends TableProjection {
    MembershipProjection() {
        super(Topics.STATE_SPACE_MEMBERS, "space_members", List.of("space_id", "user_id"), List.of("role"));
    }
}
