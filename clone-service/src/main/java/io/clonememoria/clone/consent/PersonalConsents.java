package io.clonememoria.clone.consent;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: what they decided. How it stands is in their account. */
@ApplicationScoped
class PersonalConsents {

    @Produces
    @Singleton
    PersonalData consentLog() {
        return PersonalTable.of("consent_log", "public.consent_log",
                "id, consent, granted, policy_version, ip_address, user_agent, created_at");
    }
}
