package io.clonememoria.memory.extraction;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is fetched only when there is somebody to read it. */
@FunctionalInterface
public interface FileToRead {
    /** Writes it to a place that is gone afterwards, whatever happens. Blocking. */
    void copyTo(Path place) throws IOException;
}
