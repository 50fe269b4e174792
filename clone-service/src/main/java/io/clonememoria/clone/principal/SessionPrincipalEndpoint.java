package io.clonememoria.clone.principal;

import io.clonememoria.platform.sibling.InternalCall;
import io.clonememoria.platform.sibling.InternalEndpoint;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;

/** Who speaks in a session. */
@ApplicationScoped
class SessionPrincipalEndpoint implements InternalEndpoint {
    private final PrincipalRepository principals;

    SessionPrincipalEndpoint(PrincipalRepository principals) {
        this.principals = principals;
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.GET;
    }

    @Override
    public String path() {
        return "/internal/principals/sessions/:id";
    }

    @Override
    public String purpose() {
        return "resolve-principal";
    }

    @Override
    public Uni<?> answer(InternalCall call) {
        return principals.ofSession(call.parameters().get("id"));
    }
}
