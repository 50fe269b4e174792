package io.clonememoria.clone.principal;

import io.clonememoria.clone.identity.IdentityService;
import io.clonememoria.clone.identity.OutsideIdentity;
import io.clonememoria.platform.problem.BadRequest;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.sibling.InternalCall;
import io.clonememoria.platform.sibling.InternalEndpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;

/** Who somebody is whom an outside issuer knows; on first sight they become somebody here. */
@ApplicationScoped
class IdentityPrincipalEndpoint implements InternalEndpoint {
    private final IdentityService identities;
    private final PrincipalRepository principals;

    IdentityPrincipalEndpoint(IdentityService identities, PrincipalRepository principals) {
        this.identities = identities;
        this.principals = principals;
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public String path() {
        return "/internal/principals/identities";
    }

    /** Not that of the others: this one may make somebody. */
    @Override
    public String purpose() {
        return "meet-identity";
    }

    @Override
    public Uni<?> answer(InternalCall call) {
        return identities.personOf(identityIn(call)).chain(person -> principals.ofUser(person.toString()));
    }

    private static OutsideIdentity identityIn(InternalCall call) {
        try {
            var told = call.body().toJsonObject();
            var identity = new OutsideIdentity(told.getString("issuer"), told.getString("subject"), told.getString("email"),
                    told.getBoolean("email_verified", false), told.getString("name"));
            if (!identity.subject().equals(call.subject())) {
                throw new Invalid("subject", "is not whom the service token is about");
            }
            return identity;
        } catch (DecodeException | ClassCastException malformed) {
            throw new BadRequest("malformed-identity", "The body describes no identity.");
        }
    }
}
