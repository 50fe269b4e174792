package io.clonememoria.clone.card;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which version of a card is wanted. */
public class CardQuery {
    /** Of the specification; by default the one that the clone was imported in, and else the newest. */
    @QueryParam("version")
    @Pattern(regexp = "2|3", message = "must be 2 or 3")
    public @Nullable String version;

    @Nullable CardVersion version() {
        return version == null ? null : CardVersion.numbered(version).orElseThrow();
    }
}
