package io.clonememoria.clone.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class MembershipProjectionTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID space = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @Test
    void aMembershipComesGoesAndComesBack() {
        var key = space + ":" + user;
        TestBus.state(Topics.STATE_SPACE_MEMBERS, key, 1, row("admin"));
        await().atMost(SOON).untilAsserted(() -> assertThat(kept()).isEqualTo("admin 1 false"));

        TestBus.stateRemoved(Topics.STATE_SPACE_MEMBERS, key, 2);
        await().atMost(SOON).untilAsserted(() -> assertThat(kept()).isEqualTo("nothing 2 true"));

        TestBus.state(Topics.STATE_SPACE_MEMBERS, key, 3, row("member"));
        await().atMost(SOON).untilAsserted(() -> assertThat(kept()).isEqualTo("member 3 false"));
    }

    private String row(String role) {
        return "{\"space_id\":\"%s\",\"user_id\":\"%s\",\"role\":\"%s\"}".formatted(space, user, role);
    }

    private String kept() throws SQLException {
        try (var superuser = TestInfrastructure.superuser("clone");
                var rows = superuser.createStatement().executeQuery("select coalesce(role, 'nothing') || ' ' || version || ' ' "
                        + "|| (removed_at is not null) from projection.space_members where space_id = '" + space + "'")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
