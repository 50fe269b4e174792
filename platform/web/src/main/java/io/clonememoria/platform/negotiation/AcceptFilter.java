package io.clonememoria.platform.negotiation;

import io.clonememoria.platform.problem.NotAllowed;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what cannot be answered before it is done: by itself, the framework runs an operation and finds out afterwards
 * that its answer has no form that the caller accepts.
 */
class AcceptFilter {
    private static final String[] JSON = {MediaType.APPLICATION_JSON};

    @ServerRequestFilter
    public void refuseUnanswerable(ContainerRequestContext request, ResourceInfo operation) {
        var offered = Arrays.stream(offers(operation)).map(MediaType::valueOf).toList();
        if (request.getAcceptableMediaTypes().stream().noneMatch(wanted -> offered.stream().anyMatch(wanted::isCompatible))) {
            throw new NotAllowed(406, "not-acceptable", "This operation answers " + offered.stream()
                    .map(MediaType::toString).reduce((one, other) -> one + ", " + other).orElseThrow() + ".");
        }
    }

    private static String[] offers(ResourceInfo operation) {
        return Stream.of(operation.getResourceMethod(), operation.getResourceClass())
                .map(place -> place.getAnnotation(Produces.class))
                .filter(declared -> declared != null)
                .findFirst().map(Produces::value)
                .orElseGet(() -> operation.getResourceMethod().getReturnType() == String.class
                        ? new String[] {MediaType.TEXT_PLAIN} : JSON);
    }
}
