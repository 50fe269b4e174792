package io.clonememoria.gateway.door;

import io.clonememoria.gateway.principal.Principal;
import io.clonememoria.gateway.route.Access;
import io.clonememoria.gateway.route.Destination;
import io.clonememoria.gateway.route.Route;
import io.clonememoria.gateway.route.Service;
import io.clonememoria.platform.problem.Forbidden;
import io.clonememoria.platform.problem.Unauthenticated;
import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** Whether somebody may take a route. */
final class Admission {
    private static final Set<String> ADD_OR_CHANGE = Set.of("POST", "PUT", "PATCH");

    private Admission() {}

    /** @throws Unauthenticated unless the route is open to whom nobody knows */
    static void requireOpen(Route route) {
        switch (route.access()) {
            case OPEN, SIGN_IN -> {}
            case PERSON, ADMINISTRATOR -> throw new Unauthenticated();
        }
    }

    /** @throws Forbidden when this principal may not */
    static void require(Route route, HttpMethod method, Principal principal) {
        if (principal.suspended()) {
            throw new Forbidden("account-suspended", "This account is suspended.");
        }
        if (principal.isKey()) {
            requireScope(route, method, principal);
        }
        if (route.access() == Access.ADMINISTRATOR && !principal.admin()) {
            throw new Forbidden("administrators-only", "Only administrators of the platform may do this.");
        }
        requireConsent(route, method, principal);
    }

    /** Those services that know people's consents ask for them by themselves, in the operation. */
    private static void requireConsent(Route route, HttpMethod method, Principal principal) {
        if (!principal.dataProcessing() && ADD_OR_CHANGE.contains(method.name()) && route.access() != Access.ADMINISTRATOR
                && route.destination() instanceof Destination.Forwarded forwarded && !knowsConsents(forwarded.service())) {
            throw new ConsentRequired();
        }
    }

    private static boolean knowsConsents(Service service) {
        return switch (service) {
            case CLONE, MEMORY -> true;
            case WORKSPACE, BILLING -> false;
        };
    }

    private static void requireScope(Route route, HttpMethod method, Principal key) {
        var scope = route.scopeOf(method.name()).orElseThrow(() -> new Forbidden("api-keys-not-allowed",
                "API keys cannot be used here. Log in and send an access token."));
        if (!key.scopes().contains(scope)) {
            throw new Forbidden("missing-scope", "This API key needs the scope " + scope + ".");
        }
    }
}
