package io.clonememoria.clone.clone;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which clones are wanted; without anything all that the caller sees. */
public class CloneFilter {
    /** Only the caller's own, or only those shared in spaces. */
    @QueryParam("scope")
    @Pattern(regexp = "personal|shared", message = "must be personal or shared")
    public @Nullable String scope;

    /** Only those of this space. */
    @QueryParam("space_id")
    @Pattern(regexp = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", message = "must be a UUID")
    public @Nullable String spaceId;

    /** Null for both personal and shared ones. */
    @Nullable Boolean personal() {
        return scope == null ? null : (Boolean) scope.equals("personal");
    }

    @Nullable UUID space() {
        return spaceId == null ? null : UUID.fromString(spaceId);
    }
}
