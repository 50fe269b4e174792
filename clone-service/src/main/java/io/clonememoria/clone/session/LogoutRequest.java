package io.clonememoria.clone.session;

import org.jspecify.annotations.Nullable;

/** @param all whether every session of the person ends, and not only the present one */
record LogoutRequest(@Nullable Boolean all) {

    boolean everywhere() {
        return Boolean.TRUE.equals(all);
    }
}
