package io.clonememoria.clone.avatar;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** The image model did not answer, or not with a picture; nothing was kept or counted. */
final class ImageGenerationFailed extends Unavailable {
    ImageGenerationFailed(String detail, Duration retryAfter) {
        super("image-generation-failed", detail, retryAfter);
    }
}
