package io.clonememoria.platform.job;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such job of the caller. */
public final class JobNotFound extends NotFound {
    public JobNotFound(UUID id) {
        super("job-not-found", "No job " + id);
    }
}
