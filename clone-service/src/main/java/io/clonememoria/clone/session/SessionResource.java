package io.clonememoria.clone.session;

import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/auth")
@Cache(noStore = true)
@Cancellable(false)
class SessionResource {
    private final LoginService logins;
    private final SessionService sessions;
    private final Identity identity;

    SessionResource(LoginService logins, SessionService sessions, Identity identity) {
        this.logins = logins;
        this.sessions = sessions;
        this.identity = identity;
    }

    @POST
    @Path("register")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(201)
    public Uni<SessionView> register(@Valid @NotNull RegisterRequest request) {
        return logins.register(request.toRegistration());
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    public Uni<SessionView> login(@Valid @NotNull LoginRequest request) {
        return logins.login(request.email(), request.password());
    }

    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    public Uni<SessionView> refresh(@Valid @NotNull RefreshRequest request) {
        return sessions.refresh(request.secret());
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    public Uni<Void> logout(@Nullable LogoutRequest request) {
        return request != null && request.everywhere()
                ? sessions.logoutEverywhere(identity.caller())
                : sessions.logout(identity.caller());
    }
}
