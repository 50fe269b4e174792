package io.clonememoria.clone.avatar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a picture came from; a clone may have one of each. */
public enum AvatarSource {
    /** Somebody sent it. It is shown before the other. */
    @JsonProperty("uploaded")
    UPLOADED,
    /** An image model made it. */
    @JsonProperty("generated")
    GENERATED;

    /** As the API and the database call it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AvatarSource named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
