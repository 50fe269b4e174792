package io.clonememoria.billing;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.testing.PersonalDataContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What the service holds of people, told and erased. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PersonalDataTest extends PersonalDataContract {
    @Override
    protected String database() {
        return "billing";
    }

    @Override
    protected List<String> rowsOf(UUID person) {
        var key = UUID.randomUUID();
        return List.of(
                """
                insert into projection.users (id, version) values ('%s', 1)""".formatted(person),
                """
                insert into projection.space_members (space_id, user_id, role, version)
                values (gen_random_uuid(), '%s', 'owner', 1)""".formatted(person),
                """
                insert into usage_metrics (user_id, metric_date, messages_count) values ('%s', '2026-01-01', 7)""".formatted(person),
                """
                insert into subscriptions (user_id, plan) values ('%s', 'pro')""".formatted(person),
                """
                insert into api_keys (id, user_id, name, key_hash, key_prefix)
                values ('%2$s', '%1$s', 'told-by-', encode(sha256('%1$s'), 'hex'), 'told-by-')""".formatted(person, key),
                """
                insert into api_key_usage (api_key_id, window_start) values ('%s', now())""".formatted(key));
    }

    @Override
    protected void tellLate(UUID person) {
        var late = TestBus.fact(Topics.FACTS_CLONE, "clone.created", UUID.randomUUID(), "{\"user_id\": \"%s\"}".formatted(person));
        Awaitility.await().until(() -> !column("select 1 from messaging.inbox where event_id = '" + late + "'").isEmpty());
    }
}
