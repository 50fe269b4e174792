package io.clonememoria.gateway.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clonememoria.platform.token.InvalidToken;
import io.clonememoria.platform.token.IssuerKeys;
import io.clonememoria.platform.token.KeyLookup;
import io.clonememoria.platform.token.TokenHeader;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * The access tokens that people present.
 *
 * <p>A token that held is remembered for at most a minute and never beyond its end.
 */
@ApplicationScoped
class AccessTokens {
    private static final Logger LOG = Logger.getLogger(AccessTokens.class);

    /** Ours have some 500 characters; what is longer than this is not worth the reading. */
    static final int MAX_LENGTH = 8 * 1024;

    private final AccessTokenRules rules;
    private final IssuerKeys keys;
    private final InstantSource clock;
    private final Cache<String, AccessToken> held;

    AccessTokens(CredentialConfig config, IssuerKeys keys) {
        this.rules = new AccessTokenRules(config.issuer(), config.audience(), config.clockSkew());
        this.keys = keys;
        this.clock = InstantSource.system();
        this.held = Caffeine.newBuilder()
                .maximumSize(config.rememberedTokens())
                .expireAfterWrite(config.remembered())
                .build();
    }

    /** Whether a token holds; the future never fails. */
    Future<Credential> check(String token) {
        if (token.length() > MAX_LENGTH) {
            return Future.succeededFuture(refused(new InvalidToken("longer than " + MAX_LENGTH)));
        }
        var fingerprint = Fingerprint.of(token);
        var known = held.getIfPresent(fingerprint);
        return known == null ? verify(token, fingerprint) : Future.succeededFuture(stillValid(known));
    }

    private Credential stillValid(AccessToken token) {
        return clock.instant().isBefore(token.until())
                ? new Credential.Token(token)
                : refused(InvalidToken.expired());
    }

    private Future<Credential> verify(String token, String fingerprint) {
        try {
            return keys.find(TokenHeader.keyIdOf(token)).map(key -> verify(token, fingerprint, key));
        } catch (InvalidToken malformed) {
            return Future.succeededFuture(refused(malformed));
        }
    }

    private Credential verify(String token, String fingerprint, KeyLookup lookup) {
        return switch (lookup) {
            case KeyLookup.Found found -> verify(token, fingerprint, found);
            case KeyLookup.Unknown _ -> refused(new InvalidToken("unknown key id"));
            case KeyLookup.NoKeysYet _ -> new Credential.Refused(new KeysNotKnownYet());
        };
    }

    private Credential verify(String token, String fingerprint, KeyLookup.Found found) {
        try {
            var checked = rules.verify(token, found.key(), fingerprint, clock.instant());
            held.put(fingerprint, checked);
            return new Credential.Token(checked);
        } catch (InvalidToken refused) {
            return refused(refused);
        }
    }

    private static Credential refused(InvalidToken reason) {
        LOG.debugf("Access token refused: %s", reason.getMessage());
        return new Credential.Refused(CredentialRefused.because(reason));
    }
}
