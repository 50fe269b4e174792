package io.clonememoria.clone.conversation;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param isShared whether the clone's space may read along; only with a shared clone */
record OpenConversationRequest(@Line @Size(max = 200) @Nullable String title, @Nullable Boolean isShared) {

    @Nullable String titleOrNone() {
        return title == null || title.isBlank() ? null : title.strip();
    }

    boolean shared() {
        return Boolean.TRUE.equals(isShared);
    }
}
