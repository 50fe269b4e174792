package io.clonememoria.gateway.admin;

import io.clonememoria.gateway.route.Service;
import io.clonememoria.platform.problem.NotFound;
import java.util.Arrays;

/** An administrator asked for a service that we do not have. */
final class UnknownService extends NotFound {
    UnknownService() {
        super("unknown-service", "There is no such service; there are "
                + String.join(", ", Arrays.stream(Service.values()).map(Service::label).toList()) + ".");
    }
}
