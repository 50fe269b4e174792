package io.clonememoria.clone.avatar;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Nobody has named an image model to this installation. */
final class ImageGenerationNotConfigured extends Unavailable {
    ImageGenerationNotConfigured() {
        super("image-generation-not-configured", "No image model is configured here, so no picture can be made. "
                + "Upload one instead.", Duration.ofHours(1));
    }
}
