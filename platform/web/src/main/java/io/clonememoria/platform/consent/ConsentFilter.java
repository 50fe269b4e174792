package io.clonememoria.platform.consent;

import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Asks for the consent before an operation begins, and before its body is read: every one that may add or change something
 * is guarded, unless it says why it is not.
 */
class ConsentFilter {
    private static final Set<String> ADD_OR_CHANGE = Set.of("POST", "PUT", "PATCH");

    private final Instance<ProcessingConsent> consent;
    private final Identity identity;

    ConsentFilter(Instance<ProcessingConsent> consent, Identity identity) {
        this.consent = consent;
        this.identity = identity;
    }

    /** Suspends the request by itself: one that returned a {@code Uni} would suspend every reading request as well. */
    @ServerRequestFilter
    public void refuseWithoutConsent(ResteasyReactiveContainerRequestContext request, ResourceInfo operation) {
        if (!ADD_OR_CHANGE.contains(request.getMethod()) || consent.isUnsatisfied() || isOpen(operation)) {
            return;
        }
        var caller = identity.caller();
        request.suspend();
        consent.get().require(caller.userId()).subscribe().with(_ -> request.resume(), request::resume);
    }

    private static boolean isOpen(ResourceInfo operation) {
        return has(operation, WithoutConsent.class) || has(operation, PermitAll.class)
                && !operation.getResourceMethod().isAnnotationPresent(Authenticated.class);
    }

    private static boolean has(ResourceInfo operation, Class<? extends Annotation> annotation) {
        return operation.getResourceMethod().isAnnotationPresent(annotation)
                || operation.getResourceClass().isAnnotationPresent(annotation);
    }
}
