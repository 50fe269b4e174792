package io.clonememoria.clone.card;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a clone is to be made. */
public class ImportQuery {
    /** The space that it is made for; without one it is personal. */
    @QueryParam("space_id")
    @Pattern(regexp = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", message = "must be a UUID")
    public @Nullable String spaceId;

    @Nullable UUID space() {
        return spaceId == null ? null : UUID.fromString(spaceId);
    }
}
