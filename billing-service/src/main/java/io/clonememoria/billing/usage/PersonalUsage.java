package io.clonememoria.billing.usage;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: how much they used on each day. */
@ApplicationScoped
class PersonalUsage {

    @Produces
    @Singleton
    PersonalData usage() {
        return PersonalTable.of("usage", "public.usage_metrics", """
                metric_date, messages_count, tokens_used, documents_uploaded, clones_created, tts_requests,
                avatar_requests, created_at, updated_at""").inOrderOf("metric_date");
    }
}
