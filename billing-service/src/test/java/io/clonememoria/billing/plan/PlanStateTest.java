package io.clonememoria.billing.plan;

import static io.clonememoria.billing.BillingDatabase.column;
import static io.clonememoria.billing.BillingDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.billing.BillingDatabase;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Other services enforce limits, so they must hear of them. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PlanStateTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void theFirstPlansAreOnTheBusBeforeAnybodyAsks() {
        var free = TestBus.await(Topics.STATE_PLANS, event -> event.key().equals("free"), SOON);

        assertThat(free.type()).isEqualTo("plan.state");
        assertThat(free.rowVersion()).isEqualTo(1);
        assertThat(free.data()).hasToString("""
                {"plan":"free","max_clones":2,"max_messages_per_month":100,"max_documents_per_clone":5}""");
    }

    @Test
    void anAdministratorsEditIsPublishedAsTheNextVersion() throws SQLException {
        var version = (long) column("select row_version from billing_quotas where plan = 'enterprise'").getFirst();

        try (var admin = BillingDatabase.request(UUID.randomUUID(), null, true)) {
            execute(admin, "update billing_quotas set max_clones = 60 where plan = 'enterprise'");
            admin.commit();
        }

        try {
            var edited = TestBus.await(Topics.STATE_PLANS,
                    event -> event.key().equals("enterprise") && event.rowVersion() > version, SOON);
            assertThat(edited.rowVersion()).isEqualTo(version + 1);
            assertThat(edited.data().path("max_clones").asInt()).isEqualTo(60);
        } finally {
            execute("update billing_quotas set max_clones = 50 where plan = 'enterprise'");
        }
    }
}
