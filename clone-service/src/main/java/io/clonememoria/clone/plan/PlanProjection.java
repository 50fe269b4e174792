package io.clonememoria.clone.plan;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PlanProjection extends TableProjection {
    PlanProjection() {
        super(Topics.STATE_PLANS, "plans", "plan",
                List.of("max_clones", "max_messages_per_month", "max_documents_per_clone"));
    }
}
