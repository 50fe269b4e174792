package io.clonememoria.gateway.principal;

import io.clonememoria.platform.problem.Unauthenticated;
import java.util.Map;

/** A credential is well made, and yet nobody stands behind it any more. */
final class CredentialEnded extends Unauthenticated {
    private CredentialEnded(String type, String detail) {
        super(type, detail);
    }

    static CredentialEnded session() {
        return new CredentialEnded("session-revoked", "The session of this access token has ended. Log in again.");
    }

    static CredentialEnded identity() {
        return new CredentialEnded("account-ended", "The account of this identity does not exist any more.");
    }

    static CredentialEnded key() {
        return new CredentialEnded("invalid-api-key", "There is no such API key, or it was revoked or has expired.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
