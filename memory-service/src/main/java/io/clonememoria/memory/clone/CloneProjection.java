package io.clonememoria.memory.clone;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what clone-service tells of its clones. One that is deleted there hides all that belongs to it here. */
@ApplicationScoped
class CloneProjection extends TableProjection {
    CloneProjection() {
        super(Topics.STATE_CLONES, "clones", "id", List.of("user_id", "space_id", "is_personal",
                "status", "language", "deleted_at"));
    }
}
