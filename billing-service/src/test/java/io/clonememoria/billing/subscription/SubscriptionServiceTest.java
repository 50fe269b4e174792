package io.clonememoria.billing.subscription;

import static io.clonememoria.billing.BillingDatabase.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clonememoria.billing.plan.PlanId;
import io.clonememoria.billing.plan.PlanNotFound;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SubscriptionServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final PlanId PRO = new PlanId("pro");
    private static final PlanId ENTERPRISE = new PlanId("enterprise");

    @Inject
    SubscriptionService subscriptions;

    private final UUID ada = UUID.randomUUID();

    @Test
    void aChangedPlanIsAnnouncedWithTheOneBefore() {
        change(PRO);

        var fact = TestBus.await(Topics.FACTS_BILLING, "plan.changed", ada.toString(), SOON);
        assertThat(fact.data().path("user_id").asText()).isEqualTo(ada.toString());
        assertThat(fact.data().path("plan").asText()).isEqualTo("pro");
        assertThat(fact.data().path("previous_plan").asText()).isEqualTo("free");
    }

    @Test
    void aChangedPlanIsTheNextVersionOfTheStateForThoseWhoEnforceIt() {
        change(PRO);
        change(ENTERPRISE);

        TestBus.await(Topics.STATE_SUBSCRIPTIONS,
                event -> event.key().equals(ada.toString()) && event.rowVersion() == 3, SOON);
        assertThat(TestBus.read(Topics.STATE_SUBSCRIPTIONS, event -> event.key().equals(ada.toString())))
                .extracting(event -> event.rowVersion() + " " + event.data().path("plan").asText())
                .containsSubsequence("2 pro", "3 enterprise");
    }

    @Test
    void thePlanThatSomebodyHasAlreadyChangesAndAnnouncesNothing() {
        change(PlanId.FREE);
        change(PRO);
        change(PRO);
        change(ENTERPRISE);

        assertThat(announcedUntil(ENTERPRISE)).containsExactly("free pro", "pro enterprise");
    }

    @Test
    void aPlanThatDoesNotExistIsRefusedAndLeavesNothingBehind() {
        assertThatExceptionOfType(PlanNotFound.class).isThrownBy(() -> change(new PlanId("platinum")));

        assertThat(column("select plan from subscriptions where user_id = ?", ada)).isEmpty();
    }

    @Test
    void changesAtTheSameMomentAreAnnouncedInTheOrderInWhichTheyTookEffect() {
        var wishes = Stream.iterate(0, i -> i + 1).limit(30)
                .map(i -> subscriptions.changePlan(ada, List.of(PlanId.FREE, PRO).get(i % 2)))
                .toList();
        Uni.join().all(wishes).andFailFast().await().atMost(SOON);
        change(ENTERPRISE);

        var plan = "free";
        for (var step : announcedUntil(ENTERPRISE)) {
            assertThat(step).startsWith(plan + " ");
            plan = step.substring(step.indexOf(' ') + 1);
        }
        assertThat(plan).isEqualTo("enterprise");
    }

    private void change(PlanId plan) {
        subscriptions.changePlan(ada, plan).await().atMost(SOON);
    }

    private List<String> announcedUntil(PlanId last) {
        TestBus.await(Topics.FACTS_BILLING, event -> event.subject().equals(ada.toString())
                && event.data().path("plan").asText().equals(last.value()), SOON);
        return TestBus.read(Topics.FACTS_BILLING, event -> event.subject().equals(ada.toString())).stream()
                .map(event -> event.data().path("previous_plan").asText() + " " + event.data().path("plan").asText())
                .toList();
    }
}
