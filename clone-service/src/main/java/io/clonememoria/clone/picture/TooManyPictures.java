package io.clonememoria.clone.picture;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Others' pictures are being read, and more wait already. */
final class TooManyPictures extends Unavailable {
    TooManyPictures() {
        super("too-many-pictures", "Other pictures are being read. Retry.", Duration.ofSeconds(2));
    }
}
