package io.clonememoria.clone.principal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the gateway must know them.
 *
 * @param sessionId      the session that was asked about, if one was
 * @param dataProcessing whether they allow that what is theirs is worked with
 * @param plan           null while no plan is known yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PrincipalView(UUID userId, @Nullable UUID sessionId, boolean emailVerified, boolean admin, boolean suspended,
        boolean dataProcessing, @Nullable String plan) {

    PrincipalView in(UUID session) {
        return new PrincipalView(userId, session, emailVerified, admin, suspended, dataProcessing, plan);
    }
}
