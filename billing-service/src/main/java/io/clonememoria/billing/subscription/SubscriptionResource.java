package io.clonememoria.billing.subscription;

import io.clonememoria.platform.identity.Identity;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/billing/subscription")
@Authenticated
class SubscriptionResource {
    private final SubscriptionService subscriptions;
    private final Identity identity;

    SubscriptionResource(SubscriptionService subscriptions, Identity identity) {
        this.subscriptions = subscriptions;
        this.identity = identity;
    }

    /** The caller's subscription. */
    @GET
    public Uni<SubscriptionView> mine() {
        return subscriptions.of(identity.caller()).map(SubscriptionView::of);
    }
}
