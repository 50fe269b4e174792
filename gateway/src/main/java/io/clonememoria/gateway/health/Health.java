package io.clonememoria.gateway.health;

import java.util.Map;

/** How all parts are, by their names. */
public record Health(Map<String, PartStatus> parts) {
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
