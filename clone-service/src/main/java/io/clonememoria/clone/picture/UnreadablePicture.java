package io.clonememoria.clone.picture;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.util.List;

/** A file that begins like a picture and is none, or a broken one. */
public final class UnreadablePicture extends Invalid {
    UnreadablePicture(String why) {
        super("unreadable-picture", "The file cannot be read as a picture: " + why + ".",
                List.of(new FieldError("file", "must be a whole picture: " + why)));
    }
}
