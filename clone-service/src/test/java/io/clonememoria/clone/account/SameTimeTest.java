package io.clonememoria.clone.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SameTimeTest {
    @Inject
    SameTime sameTime;

    @Inject
    Clock clock;

    @Test
    void waitsForTheMoment() {
        var moment = clock.instant().plusMillis(50);

        sameTime.waitUntil(moment).await().atMost(Duration.ofSeconds(10));

        assertThat(clock.instant()).isAfter(moment.minusMillis(1));
    }

    @Test
    void doesNotFailWhenLessIsLeftThanATimerKnows() {
        sameTime.waitUntil(clock.instant().plusNanos(900_000)).await().atMost(Duration.ofSeconds(10));
        sameTime.waitUntil(clock.instant().minusSeconds(1)).await().atMost(Duration.ofSeconds(10));
    }
}
