package io.clonememoria.platform.identity;

import io.clonememoria.platform.problem.Unauthenticated;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of the present request. Resources ask it once and pass the {@link Caller} on. */
@RequestScoped
public class Identity {
    private static final String ADMIN = "/api/v1/admin/";

    private final JsonWebToken token;
    private final UriInfo uri;

    Identity(JsonWebToken token, UriInfo uri) {
        this.token = token;
        this.uri = uri;
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
        return new Caller(userId, uuid("sid"), uuid("space"), uuid("key"), says("ev"), says("adm") && isUnderAdmin(),
                token.getClaim("plan"), scopes(), token.getRawToken());
    }

    /**
     * The caller, who administers the platform.
     *
     * @throws AdministratorsOnly when the caller does not, or the request is not one under {@code /admin}
     */
    public Caller administrator() {
        var caller = caller();
        if (!caller.platformAdmin()) {
            throw new AdministratorsOnly();
        }
        return caller;
    }

    private boolean isUnderAdmin() {
        return uri.getPath().startsWith(ADMIN);
    }

    /** A truth value may come as one of the token library's own JSON types. */
    private boolean says(String claim) {
        return Boolean.parseBoolean(String.valueOf(token.<Object>getClaim(claim)));
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
