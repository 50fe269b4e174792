package io.clonememoria.clone.avatar;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.util.List;

/** The image model does not draw that. */
final class PromptRefused extends Invalid {
    PromptRefused() {
        super("prompt-refused", "The image model refuses to draw this.",
                List.of(new FieldError("prompt", "must be something that the image model draws")));
    }
}
