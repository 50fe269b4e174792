package io.clonememoria.acceptance.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.process.Memory;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kafka is away: writes go on as if nothing were, their events wait, and when it is back nothing is missing.
 *
 * <p>{@code -Dclonememoria.kafka-away.seconds=600} for ten minutes, as in docs/benchmarks/kafka-away.md.
 */
@Tag("replicas")
@ExtendWith(ReplicatedSuite.class)
class KafkaAwayTest {
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("clonememoria.kafka-away.seconds", 20));
    private static final int WRITERS = 4;
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Ledger ledger = new Ledger();

    @Test
    void writesGoOnAndTheBacklogDrains() {
        var load = Load.of(WRITERS, REST, ReplicatedSuite.launched().gateway(), ledger);
        var databases = Databases.ofTheSuite();
        var before = memory();
        Victim.kill("kafka");
        var away = System.nanoTime();
        var acknowledged = ledger.acknowledged();
        try (var running = load.start()) {
            await().pollInterval(Duration.ofSeconds(1)).atMost(AWAY.plus(PATIENCE))
                    .until(() -> System.nanoTime() - away > AWAY.toNanos());
        }
        var written = ledger.acknowledged() - acknowledged;
        var seconds = (System.nanoTime() - away) / 1e9;
        var backlog = databases.waiting();
        var during = memory();
        // a cluster sends no requests to who is not ready
        var health = Person.register(ReplicatedSuite.launched().gateway()).get("/health");

        ReplicatedSuite.launched().run("up");
        var back = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> databases.waiting() == 0);
        var drained = (System.nanoTime() - back) / 1e9;
        var books = Books.audited(ledger);
        var settled = (System.nanoTime() - back) / 1e9;

        System.out.printf(Locale.ROOT, "Kafka away for %.0f s: %d writes acknowledged (%.1f a second), %d refused or in doubt,"
                + " %d events waited, drained in %.1f s, all effects there after %.1f s;"
                + " memory of the services %d MB before, %d MB at the end of it, %d MB afterwards%n",
                seconds, written, written / seconds, ledger.doubtful(), backlog, drained, settled, before, during, memory());
        assertThat(health.status()).as("health without Kafka: " + health.text()).isEqualTo(200);
        assertThat(backlog).as("events that waited").isGreaterThanOrEqualTo(written);
        assertThat(ledger.doubtful()).as("writes without an answer").isZero();
        assertThat(books).isEqualTo(Books.BALANCED);
    }

    private static long memory() {
        return Parts.processes(ReplicatedSuite.launched().suite()).entrySet().stream()
                .filter(part -> part.getKey().contains("service")).mapToLong(part -> Memory.of(part.getValue())).sum() / 1_000_000;
    }
}
