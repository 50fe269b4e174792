package io.clonememoria.gateway.principal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the owner of the credential says.
 *
 * @param userId       the person
 * @param emailVerified whether the person has proven to own the address
 * @param sessionId    the session, for an access token
 * @param keyId        the key, for an API key
 * @param boundSpaceId the only space that the credential sees, when it is bound to one
 * @param admin        whether the person administers the platform; never for a key
 * @param suspended    whether the person is kept out
 * @param dataProcessing whether the person allows that what is theirs is worked with
 * @param plan         the plan, as a hint
 * @param scopes       what a key allows; empty for a session, which may do all that its person may
 * @param credential   fingerprint of what was presented, so that two credentials never share what is derived from one
 * @param until        when the credential ends; nothing derived from it may live longer
 * @param asOf         drops that were known when the owner was asked; later ones may be about this principal
 */
public record Principal(UUID userId, boolean emailVerified, @Nullable UUID sessionId, @Nullable UUID keyId,
        @Nullable UUID boundSpaceId, boolean admin, boolean suspended, boolean dataProcessing,
        @Nullable String plan, Set<String> scopes, String credential, Instant until, long asOf) {

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** Whether a program asks, and not a person. */
    public boolean isKey() {
        return keyId != null;
    }

    boolean has(Trait trait) {
        return traits().contains(trait);
    }

    List<Trait> traits() {
        var person = Trait.user(userId);
        if (keyId == null) {
            return sessionId == null ? List.of(person) : List.of(person, Trait.session(sessionId));
        }
        return boundSpaceId == null
                ? List.of(person, Trait.key(keyId))
                : List.of(person, Trait.key(keyId), Trait.membership(boundSpaceId, userId));
    }
}
