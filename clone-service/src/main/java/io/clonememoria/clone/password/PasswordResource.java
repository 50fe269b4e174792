package io.clonememoria.clone.password;

import io.clonememoria.platform.consent.WithoutConsent;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/auth")
@Cache(noStore = true)
@WithoutConsent("Who forbade everything still keeps others out of the account.")
@Cancellable(false)
class PasswordResource {
    private final PasswordService passwords;
    private final ResetService resets;
    private final Identity identity;

    PasswordResource(PasswordService passwords, ResetService resets, Identity identity) {
        this.passwords = passwords;
        this.resets = resets;
        this.identity = identity;
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Operation(summary = "Change the password; every other session ends")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "409", description = "The account has no password")
    @APIResponse(responseCode = "422", description = "The current password is wrong, or a field is not valid")
    public Uni<Void> change(@Valid @NotNull ChangePasswordRequest request) {
        return passwords.change(identity.caller(), request.currentPassword(), request.newPassword());
    }

    @POST
    @Path("password-reset")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(202)
    @Operation(summary = "Ask for a link to a new password; only the newest works, for an hour")
    @APIResponse(responseCode = "202", description = "The same whether or not somebody has this address")
    public Uni<Void> ask(@Valid @NotNull @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ResetRequest.class),
            examples = @ExampleObject(name = "reset", value = ResetRequest.EXAMPLE))) ResetRequest request) {
        return resets.ask(request.email());
    }

    @POST
    @Path("password-reset/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Choose a new password with the link; every session ends")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "404", description = "The link was used, is too old, or never was")
    public Uni<Void> confirm(@Valid @NotNull ConfirmResetRequest request) {
        return resets.confirm(request.token(), request.password());
    }
}
