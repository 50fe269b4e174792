package io.clonememoria.platform.problem;

import java.util.Map;

/** No credential, or one that does not hold (401). Says nothing about why, so that nobody can probe. */
public non-sealed class Unauthenticated extends Problem {
    public Unauthenticated(String type, String detail) {
        super(type, detail);
    }

    public Unauthenticated() {
        this("unauthenticated", "This operation needs a valid access token: Authorization: Bearer <token>.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("WWW-Authenticate", "Bearer");
    }
}
