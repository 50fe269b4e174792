package io.clonememoria.clone.picture;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.util.List;

/** However small the file, unfolded the picture would be too large. */
public final class TooManyPixels extends Invalid {
    TooManyPixels(int width, int height, long most) {
        super("too-many-pixels", "The picture has %d x %d pixels; at most %d million are taken of its kind."
                        .formatted(width, height, most / 1_000_000),
                List.of(new FieldError("file", "must have at most " + most + " pixels")));
    }
}
