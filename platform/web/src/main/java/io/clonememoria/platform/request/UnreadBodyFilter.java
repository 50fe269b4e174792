package io.clonememoria.platform.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Reads what is left of a body that was refused before its end. Otherwise it would stand in the connection before the
 * next request, which may be another person's, and that one would never be answered.
 */
@ApplicationScoped
class UnreadBodyFilter {
    private static final int EARLY = 9_000;

    void register(@Observes Filters filters) {
        filters.register(UnreadBodyFilter::readLater, EARLY);
    }

    private static void readLater(RoutingContext context) {
        var request = context.request();
        context.addEndHandler(_ -> discardRest(request));
        context.next();
    }

    private static void discardRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(_ -> {});
            request.resume();
        }
    }
}
