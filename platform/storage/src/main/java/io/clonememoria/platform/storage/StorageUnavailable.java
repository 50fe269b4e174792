package io.clonememoria.platform.storage;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The storage does not answer, or has no room. */
public final class StorageUnavailable extends Unavailable {
    private static final Logger LOG = Logger.getLogger(StorageUnavailable.class);

    StorageUnavailable(Throwable cause) {
        super("storage-unavailable", "Files can be neither stored nor read at the moment. Retry.", Duration.ofSeconds(5));
        LOG.warnf("The object storage is away: %s", cause);
    }
}
