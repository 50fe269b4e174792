package io.clonememoria.gateway.credential;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Reads the credential of a request. */
@ApplicationScoped
public class Credentials {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer +(\\S+) *");
    private static final String API_KEY_PREFIX = "cmk_";

    private final AccessTokens accessTokens;

    Credentials(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    /** Looks at the credential among a request's headers; the future never fails. */
    public Future<Credential> of(MultiMap headers) {
        if (headers.contains("X-API-Key")) {
            return refused(CredentialRefused.apiKey());
        }
        var presented = headers.getAll("Authorization");
        if (presented.isEmpty()) {
            return Future.succeededFuture(new Credential.None());
        }
        var bearer = BEARER.matcher(presented.getFirst());
        // Of two credentials each program might believe another one.
        if (presented.size() > 1 || !bearer.matches()) {
            return refused(CredentialRefused.scheme());
        }
        var token = bearer.group(1);
        return token.startsWith(API_KEY_PREFIX) ? refused(CredentialRefused.apiKey()) : accessTokens.check(token);
    }

    private static Future<Credential> refused(CredentialRefused problem) {
        return Future.succeededFuture(new Credential.Refused(problem));
    }
}
