package io.clonememoria.platform.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Runs before everything else, so that even a refusal of the HTTP layer carries the id. */
@ApplicationScoped
class RequestIdFilter {
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIdFilter::identify, FIRST);
    }

    private static void identify(RoutingContext request) {
        var id = RequestId.of(request.request().getHeader(RequestId.HEADER));
        request.request().headers().set(RequestId.HEADER, id);
        request.response().putHeader(RequestId.HEADER, id);
        MDC.put(RequestId.LOG_KEY, id);
        request.next();
    }
}
