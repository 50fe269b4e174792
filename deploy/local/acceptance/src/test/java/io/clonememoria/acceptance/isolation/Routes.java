package io.clonememoria.acceptance.isolation;

import io.clonememoria.gateway.route.Destination;
import io.clonememoria.gateway.route.Match;
import io.clonememoria.gateway.route.Route;
import io.clonememoria.gateway.route.RouteTable;
import java.util.Optional;

/** The gateway's table of routes, asked about documented operations. */
final class Routes {
    private Routes() {}

    /** Whether the gateway forwards the operation to its service. */
    static boolean lead(Operation operation) {
        return route(operation).isPresent();
    }

    /** Whether the gateway lets nobody in there without a credential. */
    static boolean areGuarded(Operation operation) {
        return switch (route(operation).orElseThrow().access()) {
            case PERSON, ADMINISTRATOR -> true;
            case OPEN, SIGN_IN -> false;
        };
    }

    private static Optional<Route> route(Operation operation) {
        return RouteTable.find(operation.path().replaceAll("[{}]", ""), null) instanceof Match.Found found
                && found.route().destination() instanceof Destination.Forwarded(var service)
                && service.label().equals(operation.service().part())
                        ? Optional.of(found.route())
                        : Optional.empty();
    }
}
