package io.clonememoria.gateway.health;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;
import java.util.Map;

/** Not all parts are up; says which. */
final class PartsDown extends Unavailable {
    private final Health health;

    PartsDown(Health health) {
        super("parts-down", "Not all parts of CloneMemoria are up; see parts.", Duration.ofSeconds(5));
        this.health = health;
    }

    @Override
    public Map<String, Object> members() {
        return health.replicas().isEmpty()
                ? Map.of("parts", health.parts())
                : Map.of("parts", health.parts(), "replicas", health.replicas());
    }
}
