package io.clonememoria.workspace.safety;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: what was blocked or flagged in their talks. */
@ApplicationScoped
class PersonalSafetyEvents {

    @Produces
    @Singleton
    PersonalData safetyEvents() {
        return PersonalTable.of("safety_events", "public.safety_events",
                "id, clone_id, space_id, type, reason, content_snippet, metadata, created_at");
    }
}
