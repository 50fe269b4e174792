package io.clonememoria.gateway.credential;

import io.clonememoria.gateway.issuer.OutsideIssuer;
import io.clonememoria.gateway.issuer.OutsideIssuers;
import io.clonememoria.platform.token.InvalidToken;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the credential of a request. */
@ApplicationScoped
public class Credentials {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");

    private final AccessTokens accessTokens;
    private final OutsideTokens outsideTokens;
    private final OutsideIssuers issuers;

    Credentials(AccessTokens accessTokens, OutsideTokens outsideTokens, OutsideIssuers issuers) {
        this.accessTokens = accessTokens;
        this.outsideTokens = outsideTokens;
        this.issuers = issuers;
    }

    /** Looks at the credential among a request's headers; the future never fails. */
    public Future<Credential> of(MultiMap headers) {
        var keys = headers.getAll("X-API-Key");
        var presented = headers.getAll("Authorization");
        // Of two credentials each program might believe another one.
        if (keys.size() + presented.size() > 1) {
            return refused(CredentialRefused.scheme());
        }
        if (!keys.isEmpty()) {
            return key(keys.getFirst());
        }
        if (presented.isEmpty()) {
            return Future.succeededFuture(new Credential.None());
        }
        var bearer = BEARER.matcher(presented.getFirst());
        if (!bearer.matches()) {
            return refused(CredentialRefused.scheme());
        }
        var token = bearer.group(1);
        return token.startsWith(ApiKey.PREFIX) ? key(token) : token(token);
    }

    private Future<Credential> token(String token) {
        // ours refuse what is too long; who signed it need not be found out
        return (token.length() > AccessTokens.MAX_LENGTH ? Optional.<OutsideIssuer>empty() : issuers.of(token))
                .map(issuer -> outsideTokens.check(token, issuer))
                .orElseGet(() -> accessTokens.check(token));
    }

    private static Future<Credential> key(String text) {
        try {
            return Future.succeededFuture(new Credential.Key(ApiKey.read(text)));
        } catch (InvalidToken notOne) {
            return refused(CredentialRefused.apiKey());
        }
    }

    private static Future<Credential> refused(CredentialRefused problem) {
        return Future.succeededFuture(new Credential.Refused(problem));
    }
}
