package io.clonememoria.memory.plan;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what each plan allows. */
@ApplicationScoped
class PlanProjection extends TableProjection {
    PlanProjection() {
        super(Topics.STATE_PLANS, "plans", "plan", List.of("max_clones", "max_messages_per_month",
                "max_documents_per_clone"));
    }
}
