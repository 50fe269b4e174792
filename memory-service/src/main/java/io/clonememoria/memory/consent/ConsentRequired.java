package io.clonememoria.memory.consent;

import io.clonememoria.platform.problem.Forbidden;
import java.util.Map;

/** It takes a consent that was not given; says which, and whose. */
public final class ConsentRequired extends Forbidden {
    private final Consent consent;
    private final String person;

    private ConsentRequired(Consent consent, String person, String detail) {
        super("consent-required", detail);
        this.consent = consent;
        this.person = person;
    }

    /** The caller's own is missing. */
    public static ConsentRequired ofCaller(Consent consent) {
        return new ConsentRequired(consent, "you", "This takes your consent " + consent.wireName()
                + ". Give it with PATCH /api/v1/users/me/consents.");
    }

    /** That of the clone's owner is missing, who is somebody else. */
    public static ConsentRequired ofOwner(Consent consent) {
        return new ConsentRequired(consent, "owner", "This takes the consent " + consent.wireName()
                + " of the person who made the clone.");
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("consent", consent.wireName(), "person", person);
    }
}
