package io.clonememoria.clone.account;

import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/users/me")
@Authenticated
@Cancellable(false)
class AccountResource {
    private final AccountService accounts;
    private final Identity identity;

    AccountResource(AccountService accounts, Identity identity) {
        this.accounts = accounts;
        this.identity = identity;
    }

    @GET
    @Operation(summary = "The caller's own account")
    public Uni<UserView> me() {
        return accounts.me(identity.caller());
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the name, or the language of our letters")
    @APIResponse(responseCode = "200", description = "The account as it is now")
    @APIResponse(responseCode = "422", description = "A field is not valid")
    public Uni<UserView> update(@Valid @NotNull UpdateAccountRequest request) {
        return accounts.update(identity.caller(), request);
    }
}
