package io.clonememoria.platform.identity;

import io.clonememoria.platform.key.SigningKey;
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
 * Refuses verified tokens that were made for another purpose (RFC 8725, section 3.11): the gateway's service key stands in
 * the same set as its edge key. The JWT library checks issuer, audience and times, but neither {@code typ} nor which key.
 */
@Singleton
class EdgeTokenType implements SecurityIdentityAugmentor {
    private static final String EDGE_TOKEN = "edge+jwt";

    /** Ours have some 700 characters. */
    private static final int MAX_LENGTH = 8 * 1024;

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token && !isEdgeToken(token.getRawToken())
                ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom().item(identity);
    }

    private static boolean isEdgeToken(String token) {
        if (token.length() > MAX_LENGTH) {
            return false;
        }
        var encoded = token.substring(0, token.indexOf('.'));
        var header = new JsonObject(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        return EDGE_TOKEN.equals(header.getString("typ"))
                && !header.getString("kid", "").startsWith(SigningKey.FOR_SERVICE_TOKENS);
    }
}
