package io.clonememoria.clone.avatar;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which of a clone's pictures is meant. */
public class SourceFilter {
    /** The one that was uploaded, or the one that was generated. */
    @QueryParam("source")
    @Pattern(regexp = "uploaded|generated", message = "must be uploaded or generated")
    public @Nullable String source;

    @Nullable AvatarSource source() {
        return source == null ? null : AvatarSource.named(source);
    }
}
