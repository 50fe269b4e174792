package io.clonememoria.clone.session;

import io.clonememoria.platform.consent.WithoutConsent;
import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/auth")
@Cache(noStore = true)
@WithoutConsent("Who forbade everything must get in to read, to delete and to allow it again, and out.")
@Cancellable(false)
class SessionResource {
    private final RegistrationService registrations;
    private final LoginService logins;
    private final SessionService sessions;
    private final Identity identity;

    SessionResource(RegistrationService registrations, LoginService logins, SessionService sessions, Identity identity) {
        this.registrations = registrations;
        this.logins = logins;
        this.sessions = sessions;
        this.identity = identity;
    }

    @POST
    @Path("register")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(201)
    @Operation(summary = "Make an account and log in")
    @APIResponse(responseCode = "409", description = "email-already-registered")
    public Uni<SessionView> register(@Valid @NotNull @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RegisterRequest.class),
            examples = @ExampleObject(name = "register", value = RegisterRequest.EXAMPLE))) RegisterRequest request) {
        return registrations.register(request.toRegistration());
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Log in")
    @APIResponse(responseCode = "401", description = "invalid-credentials")
    @APIResponse(responseCode = "403", description = "account-suspended")
    @APIResponse(responseCode = "429", description = "too-many-failed-logins; Retry-After says for how long")
    public Uni<SessionView> login(@Valid @NotNull @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = LoginRequest.class),
            examples = @ExampleObject(name = "login", value = LoginRequest.EXAMPLE))) LoginRequest request) {
        return logins.login(request.email(), request.password());
    }

    @POST
    @Path("refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Get the next tokens of a session; a refresh token works once")
    @APIResponse(responseCode = "401", description = "invalid-refresh-token")
    public Uni<SessionView> refresh(@Valid @NotNull RefreshRequest request) {
        return sessions.refresh(request.secret());
    }

    @POST
    @Path("logout")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Operation(summary = "End this session, or all of them")
    @APIResponse(responseCode = "204", description = "It has ended, everywhere within a second")
    public Uni<Void> logout(@Nullable LogoutRequest request) {
        return request != null && request.everywhere()
                ? sessions.logoutEverywhere(identity.caller())
                : sessions.logout(identity.caller());
    }

    @GET
    @Path("sessions")
    @Authenticated
    @Operation(summary = "List where one is logged in, the latest first")
    public Uni<Page<OpenSessionView>> list(@Valid @BeanParam PageRequest page) {
        return sessions.list(identity.caller(), page);
    }

    @DELETE
    @Path("sessions/{id}")
    @Authenticated
    @Operation(summary = "End one session")
    @APIResponse(responseCode = "204", description = "It has ended, everywhere within a second")
    @APIResponse(responseCode = "404", description = "session-not-found")
    public Uni<Void> revoke(UUID id) {
        return sessions.revoke(identity.caller(), id);
    }
}
