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

    /** Only those that answer, or only those that are retired. */
    @QueryParam("status")
    @Pattern(regexp = "active|retired", message = "must be active or retired")
    public @Nullable String status;

    /** Instead of those that are there, those that were deleted and that the caller may restore. */
    @QueryParam("deleted")
    @Pattern(regexp = "true|false", message = "must be true or false")
    public @Nullable String deleted;

    /** Null for both personal and shared ones. */
    @Nullable Boolean personal() {
        return scope == null ? null : (Boolean) scope.equals("personal");
    }

    boolean deleted() {
        return "true".equals(deleted);
    }

    @Nullable UUID space() {
        return spaceId == null ? null : UUID.fromString(spaceId);
    }
}
