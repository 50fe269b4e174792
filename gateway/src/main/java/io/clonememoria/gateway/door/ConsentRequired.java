package io.clonememoria.gateway.door;

import io.clonememoria.platform.problem.Forbidden;
import java.util.Map;

/** Who forbids that what is theirs is worked with may read, export and delete. */
final class ConsentRequired extends Forbidden {
    private static final String CONSENT = "data_processing";

    ConsentRequired() {
        super("consent-required", "This takes your consent " + CONSENT + ". Give it with PATCH /api/v1/users/me/consents.");
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("consent", CONSENT, "person", "you");
    }
}
