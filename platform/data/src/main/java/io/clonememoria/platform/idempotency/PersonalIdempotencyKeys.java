package io.clonememoria.platform.idempotency;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: which of their requests would be answered as before, for a day. The answers are told where they come from. */
@ApplicationScoped
class PersonalIdempotencyKeys {

    @Produces
    @Singleton
    PersonalData idempotencyKeys() {
        return PersonalTable.of("idempotency_keys", "private.idempotency_keys", "created_at, expires_at").inOrderOf("scope");
    }
}
