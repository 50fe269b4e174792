package io.clonememoria.clone.plan;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class SubscriptionProjection extends TableProjection {
    SubscriptionProjection() {
        super(Topics.STATE_SUBSCRIPTIONS, "subscriptions", "user_id", List.of("plan"));
    }
}
