package io.clonememoria.billing.key;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the keys of their programs, with how often each was used. The key itself was never kept. */
@ApplicationScoped
class PersonalKeys {

    @Produces
    @Singleton
    PersonalData keys() {
        return PersonalTable.of("api_keys", "public.api_keys", """
                id, space_id, name, key_prefix, scopes, rate_limit_requests, rate_limit_window_seconds, created_at,
                last_used_at, expires_at, revoked_at""");
    }
}
