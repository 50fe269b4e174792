package io.clonememoria.billing.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

record SubscriptionView(String plan, String status, @Nullable Instant since,
        @Nullable Instant periodStart, @Nullable Instant periodEnd) {

    static SubscriptionView of(Subscription subscription) {
        return new SubscriptionView(subscription.plan, subscription.status, subscription.since,
                subscription.periodStart, subscription.periodEnd);
    }
}
