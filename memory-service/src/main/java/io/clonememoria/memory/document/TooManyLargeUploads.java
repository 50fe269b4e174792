package io.clonememoria.memory.document;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Large files are taken one at a time, and others were before. */
public final class TooManyLargeUploads extends Unavailable {
    TooManyLargeUploads() {
        super("too-many-large-uploads", "Other large files are being read. Retry.", Duration.ofSeconds(5));
    }
}
