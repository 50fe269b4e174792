package io.clonememoria.clone.administration;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which people are wanted; without anything all of them. */
public class PersonFilter {
    /** Words in the name or the address, in whatever capitalisation. */
    @QueryParam("query")
    @Line
    @Size(max = 254)
    public @Nullable String query;

    @Nullable String words() {
        return query == null || query.isBlank() ? null : query.strip();
    }
}
