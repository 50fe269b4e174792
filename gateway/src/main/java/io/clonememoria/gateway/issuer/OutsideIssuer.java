package io.clonememoria.gateway.issuer;

import io.clonememoria.platform.token.InvalidToken;
import io.clonememoria.platform.token.IssuerKeys;
import io.clonememoria.platform.token.KeyLookup;
import io.vertx.core.Future;
import java.security.PublicKey;
import java.time.Instant;

/** One of the issuers whose tokens are accepted beside ours. */
public final class OutsideIssuer {
    private final OutsideTokenRules rules;
    private final IssuerKeys keys;

    OutsideIssuer(OutsideTokenRules rules, IssuerKeys keys) {
        this.rules = rules;
        this.keys = keys;
    }

    String url() {
        return rules.issuer();
    }

    IssuerKeys keys() {
        return keys;
    }

    /**
     * Looks for the key that a token says it is signed with; the future never fails.
     *
     * @throws InvalidToken when the token's header is none that is accepted of this issuer
     */
    public Future<KeyLookup> keyOf(String token) throws InvalidToken {
        return keys.find(rules.keyIdOf(token));
    }

    /**
     * What a token that holds says.
     *
     * @throws InvalidToken when it does not hold
     */
    public OutsideToken verify(String token, PublicKey key, String fingerprint, Instant now) throws InvalidToken {
        return rules.verify(token, key, fingerprint, now);
    }
}
