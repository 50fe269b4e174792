package io.clonememoria.memory.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.UUID;

/** Whose word a memory is, and so how far it is to be trusted. Never what its author says of it. */
public enum Trust {
    /** Told by who made the clone. */
    @JsonProperty("owner")
    OWNER,
    /** Told by somebody else of the clone's space. */
    @JsonProperty("family")
    FAMILY,
    /** Read out of what was exported elsewhere, such as a chat. */
    @JsonProperty("import")
    IMPORT,
    /** Said by somebody who talked with the clone. */
    @JsonProperty("visitor")
    VISITOR;

    /** Of what a person adds themselves. */
    static Trust of(UUID author, UUID ownerOfTheClone) {
        return author.equals(ownerOfTheClone) ? OWNER : FAMILY;
    }

    static Trust ofColumn(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
