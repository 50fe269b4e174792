package io.clonememoria.billing.administrator;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps of each person whether that person administers the platform. */
@ApplicationScoped
class UserProjection extends TableProjection {
    UserProjection() {
        super(Topics.STATE_USERS, "users", "id", List.of("is_platform_admin", "deleted_at"));
    }
}
