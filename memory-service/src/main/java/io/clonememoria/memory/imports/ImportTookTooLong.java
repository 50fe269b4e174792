package io.clonememoria.memory.imports;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Between storing a file and taking it in, more time went by than an import is given. */
public final class ImportTookTooLong extends Unavailable {
    ImportTookTooLong() {
        super("import-took-too-long", "Taking the file in took too long. Retry.", Duration.ofSeconds(5));
    }
}
