package io.clonememoria.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses verified tokens that were made for another purpose (RFC 8725, section 3.11): what signs edge tokens may sign
 * others one day. The JWT library checks issuer, audience and times, but not {@code typ}.
 */
@Singleton
class EdgeTokenType implements SecurityIdentityAugmentor {
    private static final String EDGE_TOKEN = "edge+jwt";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token && !EDGE_TOKEN.equals(typeOf(token))
                ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom().item(identity);
    }

    private static String typeOf(JsonWebToken token) {
        var header = token.getRawToken().substring(0, token.getRawToken().indexOf('.'));
        return new JsonObject(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8)).getString("typ");
    }
}
