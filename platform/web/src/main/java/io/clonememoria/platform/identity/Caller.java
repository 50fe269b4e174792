package io.clonememoria.platform.identity;

import io.clonememoria.platform.problem.Forbidden;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the gateway vouches for it.
 *
 * @param userId        the person
 * @param sessionId     the session, when one is behind the call (a key has none)
 * @param boundSpaceId  the only space that this credential sees, when it is bound to one
 * @param keyId         the API key, when a program calls with one
 * @param emailVerified whether the person has proven to own the address
 * @param platformAdmin whether the person administers the platform and this request is one under {@code /admin}
 * @param plan          the plan when the token was made, as a hint; limits are decided by state
 * @param scopes        what the credential allows; empty for a session, which may do all that its person may
 * @param edgeToken     the token itself, passed on when a service asks a sibling
 */
public record Caller(UUID userId, @Nullable UUID sessionId, @Nullable UUID boundSpaceId,
        @Nullable UUID keyId, boolean emailVerified, boolean platformAdmin, @Nullable String plan, Set<String> scopes, String edgeToken) {

    /**
     * This caller, for what is personal.
     *
     * @throws Forbidden when the credential is bound to a space, which is then all that it sees
     */
    public Caller personal() {
        if (boundSpaceId != null) {
            throw new Forbidden("credential-bound-to-space",
                    "This credential is bound to one space and cannot reach what is personal.");
        }
        return this;
    }

    /** Without the token: callers end up in logs. */
    @Override
    public String toString() {
        return "Caller[" + userId + "]";
    }
}
