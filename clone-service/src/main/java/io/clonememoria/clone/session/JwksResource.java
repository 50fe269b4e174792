package io.clonememoria.clone.session;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

@Path("/.well-known/jwks.json")
@PermitAll
class JwksResource {
    private final AccessKeys keys;

    JwksResource(AccessKeys keys) {
        this.keys = keys;
    }

    @GET
    public Map<String, Object> published() {
        return keys.published();
    }
}
