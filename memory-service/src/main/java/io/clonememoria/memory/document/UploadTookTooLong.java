package io.clonememoria.memory.document;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Between storing a file and taking it in, more time went by than an upload is given. */
public final class UploadTookTooLong extends Unavailable {
    UploadTookTooLong() {
        super("upload-took-too-long", "Taking the file in took too long. Retry.", Duration.ofSeconds(5));
    }
}
