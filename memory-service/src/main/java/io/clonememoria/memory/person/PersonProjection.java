package io.clonememoria.memory.person;

import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.inbox.TableProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps what clone-service tells of people: consents and the role, no names and no addresses. */
@ApplicationScoped
class PersonProjection extends TableProjection {
    PersonProjection() {
        super(Topics.STATE_USERS, "users", "id", List.of("is_platform_admin",
                "consent_data_processing", "consent_voice_processing", "consent_video_processing",
                "consent_third_party_apis", "consent_whatsapp_ingestion", "deleted_at"));
    }
}
