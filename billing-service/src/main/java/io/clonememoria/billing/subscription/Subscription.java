package io.clonememoria.billing.subscription;

import io.clonememoria.billing.plan.PlanId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The plan that a person is on. Written by events only, hence read-only here. */
@Entity
@Immutable
@Table(name = "subscriptions")
class Subscription {
    @Id
    UUID userId;

    String plan;

    String status;

    /** When this plan began; null while billing has not heard of the person yet. */
    @Nullable Instant since;

    /** What is paid for, from here ... */
    @Nullable Instant periodStart;

    /** ... until here, exclusive; both null while nothing is. */
    @Nullable Instant periodEnd;

    /** What everybody has who has no subscription yet: the event of the registration may still be on its way. */
    static Subscription freeOf(UUID userId) {
        var subscription = new Subscription();
        subscription.userId = userId;
        subscription.plan = PlanId.FREE.value();
        subscription.status = "active";
        return subscription;
    }
}
