package io.clonememoria.clone.administration;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which clones are wanted; without anything all of them. */
public class OverviewFilter {
    /** Only those that this person has made. */
    @QueryParam("user_id")
    @Pattern(regexp = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", message = "must be a UUID")
    public @Nullable String userId;

    @Nullable UUID person() {
        return userId == null ? null : UUID.fromString(userId);
    }
}
