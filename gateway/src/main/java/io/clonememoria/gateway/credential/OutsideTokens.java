package io.clonememoria.gateway.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clonememoria.gateway.issuer.OutsideIssuer;
import io.clonememoria.gateway.issuer.OutsideToken;
import io.clonememoria.platform.token.InvalidToken;
import io.clonememoria.platform.token.KeyLookup;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** The tokens of outside issuers that people present; remembered like ours. */
@ApplicationScoped
class OutsideTokens {
    private static final Logger LOG = Logger.getLogger(OutsideTokens.class);

    private final InstantSource clock = InstantSource.system();
    private final Cache<String, OutsideToken> held;

    OutsideTokens(CredentialConfig config) {
        this.held = Caffeine.newBuilder()
                .maximumSize(config.rememberedTokens())
                .expireAfterWrite(config.remembered())
                .build();
    }

    /** Whether a token holds; the future never fails. */
    Future<Credential> check(String token, OutsideIssuer issuer) {
        var fingerprint = Fingerprint.of(token);
        var known = held.getIfPresent(fingerprint);
        if (known != null) {
            return Future.succeededFuture(clock.instant().isBefore(known.until())
                    ? new Credential.Outside(known)
                    : refused(InvalidToken.expired()));
        }
        try {
            return issuer.keyOf(token).map(lookup -> verify(token, issuer, fingerprint, lookup));
        } catch (InvalidToken malformed) {
            return Future.succeededFuture(refused(malformed));
        }
    }

    private Credential verify(String token, OutsideIssuer issuer, String fingerprint, KeyLookup lookup) {
        return switch (lookup) {
            case KeyLookup.Found found -> verify(token, issuer, fingerprint, found);
            case KeyLookup.Unknown _ -> refused(new InvalidToken("unknown key id"));
            case KeyLookup.NoKeysYet _ -> new Credential.Refused(new KeysNotKnownYet());
        };
    }

    private Credential verify(String token, OutsideIssuer issuer, String fingerprint, KeyLookup.Found found) {
        try {
            var checked = issuer.verify(token, found.key(), fingerprint, clock.instant());
            held.put(fingerprint, checked);
            return new Credential.Outside(checked);
        } catch (InvalidToken refused) {
            return refused(refused);
        }
    }

    private static Credential refused(InvalidToken reason) {
        LOG.debugf("Token of an outside issuer refused: %s", reason.getMessage());
        return new Credential.Refused(CredentialRefused.ofOutside(reason));
    }
}
