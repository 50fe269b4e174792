package io.clonememoria.platform.inbox;

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
class ErasedPeopleTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final UUID erased = UUID.randomUUID();

    @Test
    void whoWasErasedElsewhereIsRememberedAndNothingLateHasAnEffect() {
        TestBus.fact(Topics.FACTS_IDENTITY, "user.erased", erased, "{\"number\": 0}");
        await().atMost(SOON).until(() -> count("projection.erased_users where user_id = '" + erased + "'") == 1);

        var ofThem = TestBus.fact(Topics.FACTS_IDENTITY, "thing.happened", erased, "{\"number\": 1}");
        var aboutThem = TestBus.fact(Topics.FACTS_IDENTITY, "thing.happened", UUID.randomUUID(),
                "{\"number\": 1, \"user_id\": \"%s\"}".formatted(erased));
        TestBus.state(Topics.STATE_CLONES, erased.toString(), 1, "{\"id\":\"" + erased + "\",\"name\":\"late\"}");
        var next = new UUID(erased.getMostSignificantBits(), 7);
        TestBus.fact(Topics.FACTS_IDENTITY, "thing.happened", next, "{\"number\": 1}");

        await().atMost(SOON).until(() -> count("messaging.inbox where consumer = 'careful' and event_id in ('" + ofThem
                + "', '" + aboutThem + "')") == 2);
        await().atMost(SOON).until(() -> count("effect where consumer = 'careful' and subject = '" + next + "'") == 1);
        assertThat(count("effect where consumer = 'careful' and subject = '" + erased + "'")).isZero();
        assertThat(count("messaging.dead_letters where record_key = '" + erased + "'")).isZero();
        assertThat(count("projection.things where id = '" + erased + "'")).isZero();
    }

    private static int count(String from) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement();
                var rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
