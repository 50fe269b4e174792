package io.clonememoria.billing.subscription;

import static io.clonememoria.billing.BillingDatabase.awaitInbox;
import static io.clonememoria.billing.BillingDatabase.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.billing.plan.PlanId;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SubscriptionConsumerTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    SubscriptionService subscriptions;

    private final UUID ada = UUID.randomUUID();

    @Test
    void whoRegistersIsOnTheFreePlanAndOthersHearOfIt() {
        registered(UUID.randomUUID());

        var state = TestBus.await(Topics.STATE_SUBSCRIPTIONS, event -> event.key().equals(ada.toString()), SOON);
        assertThat(state.type()).isEqualTo("subscription.state");
        assertThat(state.rowVersion()).isEqualTo(1);
        assertThat(state.data().path("user_id").asText()).isEqualTo(ada.toString());
        assertThat(state.data().path("plan").asText()).isEqualTo("free");
        assertThat(column("select status from subscriptions where user_id = ?", ada)).containsExactly("active");
    }

    @Test
    void aRegistrationThatIsToldAgainOrLateTakesNobodysPlanAway() {
        var first = UUID.randomUUID();
        var later = UUID.randomUUID();
        registered(first);
        awaitInbox("subscriptions", first);
        subscriptions.changePlan(ada, new PlanId("pro")).await().atMost(SOON);

        registered(first);
        registered(later);
        awaitInbox("subscriptions", first, later);

        assertThat(column("select plan || ' ' || row_version from subscriptions where user_id = ?", ada))
                .containsExactly("pro 2");
    }

    private void registered(UUID event) {
        TestBus.fact(event, Topics.FACTS_IDENTITY, "user.registered", ada, "{\"user_id\": \"" + ada + "\"}");
    }
}
