package io.clonememoria.clone.session;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;

@Path("/.well-known/jwks.json")
@PermitAll
class JwksResource {
    private final AccessTokens tokens;

    JwksResource(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GET
    public Map<String, Object> keys() {
        return tokens.publishedKeys();
    }
}
