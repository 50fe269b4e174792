package io.clonememoria.gateway.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * How all parts are, by their names. A service is up when one of its replicas is, for that one is asked then.
 *
 * @param replicas of services with more than one: {@code memory-service.2} is the second
 */
public record Health(Map<String, PartStatus> parts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, PartStatus> replicas) {
    boolean whole() {
        return parts.values().stream().allMatch(PartStatus.UP::equals);
    }

    /** @throws PartsDown unless all parts are up */
    public Health requireWhole() {
        if (!whole()) {
            throw new PartsDown(this);
        }
        return this;
    }
}
