package io.clonememoria.platform.storage;

import io.clonememoria.platform.problem.NotFound;

/** Nothing is stored under the key. */
public final class NoSuchObject extends NotFound {
    NoSuchObject() {
        super("file-not-found", "The file is not there.");
    }
}
