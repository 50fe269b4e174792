package io.clonememoria.gateway.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Against the real broker. */
class DropWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A busy build machine is slow; the second that is promised is measured where nothing else runs. */
    private static final Duration LAG = Duration.ofSeconds(5);

    @Test
    void everyReplicaHearsEveryDrop() throws Exception {
        var one = new Drops();
        var other = new Drops();
        var watches = java.util.List.of(new DropWatch(TestInfrastructure.kafka(), one, LAG),
                new DropWatch(TestInfrastructure.kafka(), other, LAG));
        watches.forEach(DropWatch::start);
        await().atMost(PATIENCE).until(() -> watches.stream().allMatch(DropWatch::isCurrent));

        for (var round = 0; round < 20; round++) {
            var session = UUID.randomUUID();
            var atOne = principal(session, one);
            var atOther = principal(session, other);
            TestBus.fact("clonememoria.identity", "session.revoked", session, "{\"session_id\":\"" + session + "\"}");
            await().atMost(PATIENCE).until(() -> !one.hold(atOne) && !other.hold(atOther));
        }

        for (var watch : watches) {
            watch.stop();
        }
    }

    @Test
    void withoutABrokerNothingIsCurrentAndNothingFails() throws Exception {
        var watch = new DropWatch("127.0.0.1:1", new Drops(), LAG);

        watch.start();

        assertThat(watch.isCurrent()).isFalse();
        watch.stop();
        assertThat(watch.isCurrent()).isFalse();
    }

    private static Principal principal(UUID session, Drops drops) {
        return new Principal(UUID.randomUUID(), true, session, null, null, false, false, true, "free", Set.of(), "f", Instant.MAX,
                drops.count());
    }
}
