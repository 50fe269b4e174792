package io.clonememoria.workspace;

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
        return "workspace";
    }

    @Override
    protected List<String> rowsOf(UUID person) {
        var space = UUID.randomUUID();
        var other = UUID.randomUUID();
        var webhook = UUID.randomUUID();
        return List.of(
                """
                insert into projection.users (id, version) values ('%s', 1)""".formatted(person),
                """
                insert into spaces (id, owner_user_id, name, description) values ('%2$s', '%1$s', 'told-by-', 'told-by-')""".formatted(person, space),
                """
                insert into spaces (id, owner_user_id, name) values ('%s', gen_random_uuid(), 'Of somebody else')""".formatted(other),
                """
                insert into space_members (space_id, user_id, role) values ('%2$s', '%1$s', 'member')""".formatted(person, other),
                """
                insert into space_invitations (space_id, invited_by_user_id, email, token, expires_at)
                values ('%2$s', '%1$s', 'told-by-%1$s@example.org', 'secret-of-%1$s', now() + interval '1 day')""".formatted(person, space),
                """
                insert into webhooks (id, user_id, url, secret, events)
                values ('%2$s', '%1$s', 'https://told-by-.example.org', 'secret-of-%1$s', '{*}')""".formatted(person, webhook),
                """
                insert into webhook_logs (webhook_id, event, payload) values ('%2$s', 'clone.created', '{"user_id": "%1$s"}')""".formatted(person, webhook),
                """
                insert into safety_events (user_id, type, reason, content_snippet)
                values ('%s', 'warning', 'told-by-', 'told-by-')""".formatted(person),
                """
                insert into audit_log (user_id, event, resource_type, resource_id, metadata, ip_address, user_agent)
                values ('%1$s', 'user.registered', 'user', '%1$s', '{"note": "told-by-"}', '192.0.2.1', 'told-by-')""".formatted(person),
                """
                insert into audit_origins (event_id, user_id, ip_address, user_agent)
                values (gen_random_uuid(), '%s', '192.0.2.1', 'told-by-')""".formatted(person));
    }

    @Override
    protected void tellLate(UUID person) {
        var late = UUID.randomUUID();
        TestBus.fact(late, Topics.FACTS_CLONE, "clone.created", UUID.randomUUID(), "{\"user_id\": \"%s\"}".formatted(person));
        TestBus.state(Topics.STATE_USERS, person.toString(), 9, "{\"id\": \"%s\", \"is_platform_admin\": false}".formatted(person));
        Awaitility.await().until(() -> !column("select 1 from messaging.inbox where event_id = '" + late + "'").isEmpty());
        for (var other = 0; other < 20; other++) { // one in each partition at least
            var next = UUID.randomUUID();
            TestBus.state(Topics.STATE_USERS, next.toString(), 9, "{\"id\": \"%s\", \"is_platform_admin\": false}".formatted(next));
            Awaitility.await().until(() -> !column("select 1 from projection.users where id = '" + next + "'").isEmpty());
        }
    }
}
