package io.clonememoria.clone.session;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: where and when they were logged in. What can no longer be used tells nothing but the past, and goes. */
@ApplicationScoped
class PersonalSessions {

    @Produces
    @Singleton
    PersonalData sessions() {
        return PersonalTable.of("sessions", "public.sessions",
                        "id, created_at, expires_at, revoked_at, last_used_at, ip_address, user_agent")
                .expiring("expires_at < $1 or revoked_at < $1");
    }

    @Produces
    @Singleton
    PersonalData refreshTokens() {
        return PersonalTable.of("refresh_tokens", "public.refresh_tokens", "id, session_id, created_at, replaced_at")
                .expiring("replaced_at < $1");
    }
}
