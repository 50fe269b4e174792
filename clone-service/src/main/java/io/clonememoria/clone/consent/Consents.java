package io.clonememoria.clone.consent;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody allows at a moment.
 *
 * @param given what is not in it is forbidden
 */
record Consents(Set<Consent> given) {
    Consents {
        given = Set.copyOf(given);
    }

    /** What has to be decided so that it becomes as wished; nothing about what is not mentioned or is so already. */
    List<Decision> decisionsFor(Map<Consent, Boolean> wishes) {
        return Stream.of(Consent.values())
                .filter(consent -> wishes.containsKey(consent) && wishes.get(consent) != given.contains(consent))
                .map(consent -> new Decision(consent, wishes.get(consent)))
                .toList();
    }
}
