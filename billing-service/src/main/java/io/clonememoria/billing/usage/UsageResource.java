package io.clonememoria.billing.usage;

import io.clonememoria.platform.identity.Identity;
import io.clonememoria.platform.page.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/billing/usage")
@Authenticated
class UsageResource {
    private final UsageService usage;
    private final Identity identity;

    UsageResource(UsageService usage, Identity identity) {
        this.usage = usage;
        this.identity = identity;
    }

    /**
     * The caller's days, the latest first; days without use are left out. A period is short enough for one page.
     *
     * @param from the first UTC day, by default the first of the month of {@code to}
     * @param to   the last UTC day, by default today; fewer than 366 days after {@code from}
     */
    @GET
    public Uni<Page<UsageView>> mine(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return usage.of(identity.caller(), from, to)
                .map(days -> new Page<>(days, null))
                .map(page -> page.map(UsageView::of));
    }
}
