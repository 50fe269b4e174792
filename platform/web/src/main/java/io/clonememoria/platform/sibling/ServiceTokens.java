package io.clonememoria.platform.sibling;

import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.token.InvalidToken;
import io.clonememoria.platform.token.KeyLookup;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tokens with which services call each other when no person does: for one receiver, one purpose and one subject, and a
 * minute long. Verified with the keys that the sender publishes at its configured address.
 */
@ApplicationScoped
public class ServiceTokens {
    private static final Logger LOG = Logger.getLogger(ServiceTokens.class);

    private final String ourselves;
    private final SigningKey key;
    private final SiblingAddresses addresses;
    private final SiblingKeys keys;
    private final ServiceTokenRules rules;
    private final Clock clock;

    ServiceTokens(@ConfigProperty(name = "quarkus.application.name") String ourselves, @ServiceKey SigningKey key,
            SiblingAddresses addresses, SiblingKeys keys, SiblingConfig config, Clock clock) {
        this.ourselves = ourselves;
        this.key = key;
        this.addresses = addresses;
        this.keys = keys;
        this.rules = new ServiceTokenRules(config.clockSkew());
        this.clock = clock;
    }

    /** A token for one call of a service. */
    public String sign(String service, String purpose, String subject) {
        return key.sign(ServiceTokenRules.TYPE,
                ServiceTokenRules.claims(ourselves, service, purpose, subject, clock.instant()));
    }

    /** Who sent a token, and what for; fails with a {@link Problem} when it does not hold or cannot be checked now. */
    Future<ServiceTokenRules.Verified> verify(String token) {
        try {
            var claimed = ServiceTokenRules.read(token);
            // The name leads to an address, so it must be one of ours before anybody is asked.
            if (!addresses.knows(claimed.service())) {
                throw new InvalidToken("signed by a stranger");
            }
            return keys.find(claimed.service(), claimed.keyId())
                    .compose(found -> verify(token, claimed, found));
        } catch (InvalidToken reason) {
            return refused(reason);
        }
    }

    private Future<ServiceTokenRules.Verified> verify(String token, ServiceTokenRules.Claimed claimed, KeyLookup lookup) {
        try {
            return switch (lookup) {
                case KeyLookup.Found found -> Future.succeededFuture(
                        rules.verify(token, found.key(), claimed.service(), ourselves, clock.instant()));
                case KeyLookup.Unknown _ -> refused(new InvalidToken("unknown key id"));
                case KeyLookup.NoKeysYet _ -> Future.failedFuture(SiblingUnavailable.withoutKeys(claimed.service()));
            };
        } catch (InvalidToken reason) {
            return refused(reason);
        }
    }

    private static Future<ServiceTokenRules.Verified> refused(InvalidToken reason) {
        LOG.debugf("Service token refused: %s", reason.getMessage());
        return Future.failedFuture(new ServiceTokenRefused());
    }
}
