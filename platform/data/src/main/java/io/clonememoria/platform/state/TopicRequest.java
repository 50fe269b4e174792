package io.clonememoria.platform.state;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which topic.
 *
 * @param topic null for all
 */
record TopicRequest(@Nullable @Size(max = 100) String topic) {

    static @Nullable String topicOf(@Nullable TopicRequest request) {
        return request == null ? null : request.topic();
    }
}
