package io.clonememoria.gateway.route;

import static io.clonememoria.gateway.route.Access.OPEN;
import static io.clonememoria.gateway.route.Access.SIGN_IN;
import static io.clonememoria.gateway.route.Destination.Own.DEAD_LETTERS;
import static io.clonememoria.gateway.route.Destination.Own.HEALTH;
import static io.clonememoria.gateway.route.Destination.Own.INDEX;
import static io.clonememoria.gateway.route.Route.administration;
import static io.clonememoria.gateway.route.Route.below;
import static io.clonememoria.gateway.route.Route.open;
import static io.clonememoria.gateway.route.Route.own;
import static io.clonememoria.gateway.route.Route.personal;
import static io.clonememoria.gateway.route.Route.question;
import static io.clonememoria.gateway.route.Service.BILLING;
import static io.clonememoria.gateway.route.Service.CLONE;
import static io.clonememoria.gateway.route.Service.MEMORY;
import static io.clonememoria.gateway.route.Service.WORKSPACE;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The public paths. The longest match decides; what matches nothing is nobody's.
 *
 * <p>The services' own {@code /internal} and {@code /q} are not here, and so cannot be reached from outside.
 */
public final class RouteTable {
    private static final List<Route> ROUTES = List.of(
            own("/", INDEX),
            own("/api/v1/health", HEALTH),

            open("/.well-known/jwks.json", CLONE, OPEN),
            open("/api/v1/auth/register", CLONE, SIGN_IN),
            open("/api/v1/auth/login", CLONE, SIGN_IN),
            open("/api/v1/auth/refresh", CLONE, OPEN),
            open("/api/v1/auth/restore", CLONE, SIGN_IN),
            open("/api/v1/auth/password-reset", CLONE, SIGN_IN),
            open("/api/v1/auth/password-reset/confirm", CLONE, SIGN_IN),
            open("/api/v1/auth/verify-email", CLONE, SIGN_IN),
            open("/api/v1/auth/email/confirm", CLONE, SIGN_IN),
            personal("/api/v1/auth", CLONE),
            personal("/api/v1/users", CLONE),
            below("/api/v1/profiles", CLONE, "profiles"),
            below("/api/v1/clones", CLONE, "clones"),
            below("/api/v1/clones/{id}/conversations", CLONE, "conversations"),
            below("/api/v1/conversations", CLONE, "conversations"),
            below("/api/v1/messages", CLONE, "conversations"),

            below("/api/v1/clones/{id}/memories", MEMORY, "memories"),
            question("/api/v1/clones/{id}/memories/search", MEMORY, "memories"),
            below("/api/v1/clones/{id}/documents", MEMORY, "documents"),
            below("/api/v1/clones/{id}/imports", MEMORY, "imports"),
            below("/api/v1/clones/{id}/timeline", MEMORY, "memories"),
            below("/api/v1/memories", MEMORY, "memories"),
            below("/api/v1/documents", MEMORY, "documents"),
            below("/api/v1/imports", MEMORY, "imports"),

            below("/api/v1/spaces", WORKSPACE, "spaces"),
            below("/api/v1/invitations", WORKSPACE, "spaces"),
            below("/api/v1/audit-log", WORKSPACE, "audit-log"),
            below("/api/v1/webhooks", WORKSPACE, "webhooks"),
            below("/api/v1/safety-events", WORKSPACE, "safety-events"),
            below("/api/v1/event-types", WORKSPACE, "webhooks"),

            open("/api/v1/billing/plans", BILLING, OPEN, "billing"),
            below("/api/v1/billing", BILLING, "billing"),
            personal("/api/v1/api-keys", BILLING),

            administration("/api/v1/admin/dead-letters", DEAD_LETTERS),
            administration("/api/v1/admin/dead-letters/{id}/{id}/replay", new Destination.Named()),
            administration("/api/v1/admin/state/{id}/republish", new Destination.Named()),
            administration("/api/v1/admin/state/{id}/rebuild", new Destination.Named()),
            administration("/api/v1/admin/users", CLONE),
            administration("/api/v1/admin/clones", CLONE),
            administration("/api/v1/admin/spaces", WORKSPACE),
            administration("/api/v1/admin/plans", BILLING));

    /**
     * What RFC 3986 lets stand in a query, and the few characters more that browsers leave as they are. Possessive, for
     * otherwise a long query takes all of the stack.
     */
    private static final Pattern QUERY = Pattern.compile("([!$&-~]|%[0-9A-Fa-f]{2})*+");

    private RouteTable() {}

    /**
     * Looks a request's target up.
     *
     * @param path  as it came, before any decoding
     * @param query as it came, null when there is none
     */
    public static Match find(@Nullable String path, @Nullable String query) {
        if (query != null && !QUERY.matcher(query).matches()) {
            return new Match.Refused(new UnreadableQuery());
        }
        return RequestPath.of(path)
                .map(clear -> find(clear, query))
                .orElseGet(() -> new Match.Refused(new AmbiguousPath()));
    }

    private static Match find(RequestPath path, @Nullable String query) {
        return ROUTES.stream()
                .filter(route -> route.matches(path))
                .max(Comparator.comparingInt(Route::length))
                .<Match>map(route -> new Match.Found(route, query == null ? path.toString() : path + "?" + query))
                .orElseGet(() -> new Match.Refused(new UnknownPath()));
    }
}
