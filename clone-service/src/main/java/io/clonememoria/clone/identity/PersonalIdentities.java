package io.clonememoria.clone.identity;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: as whom other issuers know them. */
@ApplicationScoped
class PersonalIdentities {

    @Produces
    @Singleton
    PersonalData userIdentities() {
        return PersonalTable.of("user_identities", "public.user_identities", "id, issuer, subject, email_verified, created_at");
    }
}
