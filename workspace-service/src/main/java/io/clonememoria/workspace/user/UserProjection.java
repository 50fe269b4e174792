package io.clonememoria.workspace.user;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps {@code projection.users}. */
@ApplicationScoped
class UserProjection extends TableProjection {

    UserProjection() {
        super(Topics.STATE_USERS, "users", "id", List.of("is_platform_admin", "deleted_at"));
    }
}
