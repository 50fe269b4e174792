package io.clonememoria.memory.plan;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps who is on which plan. */
@ApplicationScoped
class SubscriptionProjection extends TableProjection {
    SubscriptionProjection() {
        super(Topics.STATE_SUBSCRIPTIONS, "subscriptions", "user_id", List.of("plan"));
    }
}
