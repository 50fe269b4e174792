package io.clonememoria.gateway.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a part is. */
public enum PartStatus {
    /** It is ready for requests. */
    UP,
    /** It is not there, or not ready. */
    DOWN;

    @JsonValue
    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
