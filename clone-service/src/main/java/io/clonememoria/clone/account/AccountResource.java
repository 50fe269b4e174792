package io.clonememoria.clone.account;

import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/users/me")
@Authenticated
class AccountResource {
    private final AccountService accounts;
    private final Identity identity;

    AccountResource(AccountService accounts, Identity identity) {
        this.accounts = accounts;
        this.identity = identity;
    }

    @GET
    public Uni<UserView> me() {
        return accounts.me(identity.caller());
    }
}
