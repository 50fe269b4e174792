package io.clonememoria.workspace.webhook;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the endpoints they named. */
@ApplicationScoped
class PersonalWebhooks {

    @Produces
    @Singleton
    PersonalData webhooks() {
        return PersonalTable.of("webhooks", "public.webhooks",
                "id, space_id, url, events, is_active, created_at, updated_at, last_called_at, last_status");
    }
}
