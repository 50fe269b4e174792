package io.clonememoria.memory.document;

import java.io.IOException;
import java.nio.file.Path;

/** Object storage for the files that people uploaded, byte for byte. Blocking. */
interface Originals {

    /** Keeps a copy of the file. When this returns it survives a crash; when it fails there is nothing under the key. */
    void keep(String key, Path file) throws IOException;

    /** Removes what is under the key, if anything is. */
    void remove(String key) throws IOException;
}
