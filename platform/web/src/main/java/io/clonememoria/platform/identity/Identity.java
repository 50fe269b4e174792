package io.clonememoria.platform.identity;

import io.clonememoria.platform.problem.Unauthenticated;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of the present request. Resources ask it once and pass the {@link Caller} on. */
@RequestScoped
public class Identity {
    private final JsonWebToken token;

    Identity(JsonWebToken token) {
        this.token = token;
    }

    /**
     * The caller.
     *
     * @throws Unauthenticated when there is no edge token or it does not name a person
     */
    public Caller caller() {
        var userId = uuid("sub");
        if (userId == null) {
            throw new Unauthenticated();
        }
        return new Caller(userId, uuid("sid"), uuid("space"), Boolean.TRUE.equals(token.getClaim("adm")),
                token.getClaim("plan"), scopes(), token.getRawToken());
    }

    private @Nullable UUID uuid(String claim) {
        var value = token.<Object>getClaim(claim);
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException malformed) {
            throw new Unauthenticated();
        }
    }

    private Set<String> scopes() {
        var value = token.<Object>getClaim("scope");
        return value == null || value.toString().isBlank() ? Set.of() : Set.of(value.toString().trim().split(" +"));
    }
}
