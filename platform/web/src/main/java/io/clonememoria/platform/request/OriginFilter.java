package io.clonememoria.platform.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Notes where each request came from, for those acts that tell it. */
@ApplicationScoped
class OriginFilter {
    private static final int EARLY = 9_500;

    void register(@Observes Filters filters) {
        filters.register(OriginFilter::note, EARLY);
    }

    private static void note(RoutingContext context) {
        var request = context.request();
        Origin.of(request.getHeader("x-forwarded-for"), request.getHeader("user-agent")).remember();
        context.next();
    }
}
