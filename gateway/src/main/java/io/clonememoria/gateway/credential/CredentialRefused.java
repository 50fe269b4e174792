package io.clonememoria.gateway.credential;

import io.clonememoria.platform.problem.Unauthenticated;
import io.clonememoria.platform.token.InvalidToken;
import java.util.Map;

/** A credential was presented and does not hold. Which of the many checks failed is in the log, not in the answer. */
final class CredentialRefused extends Unauthenticated {
    private CredentialRefused(String type, String detail) {
        super(type, detail);
    }

    static CredentialRefused because(InvalidToken reason) {
        return reason.hasExpired() ? expired() : invalid();
    }

    /** Of tokens that are not ours to renew. */
    static CredentialRefused ofOutside(InvalidToken reason) {
        return reason.hasExpired()
                ? new CredentialRefused("expired-token", "The access token has expired. Get a new one where it is from.")
                : new CredentialRefused("invalid-token", "The access token is not valid. Get a new one where it is from.");
    }

    static CredentialRefused invalid() {
        return new CredentialRefused("invalid-token", "The access token is not valid. Log in again for a new one.");
    }

    static CredentialRefused expired() {
        return new CredentialRefused("expired-token",
                "The access token has expired. POST the refresh token to /api/v1/auth/refresh for a new one.");
    }

    static CredentialRefused scheme() {
        return new CredentialRefused("unknown-credential",
                "Present exactly one credential: Authorization: Bearer <access token>, or X-API-Key: <key>.");
    }

    static CredentialRefused apiKey() {
        return new CredentialRefused("invalid-api-key", "This is no API key: its form or its checksum is wrong.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
