package io.clonememoria.clone.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param all whether every session of the person ends, and not only the present one */
record LogoutRequest(@Schema(example = "true") @Nullable Boolean all) {

    boolean everywhere() {
        return Boolean.TRUE.equals(all);
    }
}
