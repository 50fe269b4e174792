package io.clonememoria.acceptance.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever is killed with {@code kill -9} at whichever moment: what was acknowledged is there, its facts are on the topics
 * in the order of their keys, and they took effect once. Of a chat that was being brought in every message is there once.
 *
 * <p>The suite's PostgreSQL runs as {@code up} starts it, with fsync and synchronous_commit on. Killing processes does not
 * need fsync, for the kernel keeps what they wrote; a power cut would.
 *
 * <p>{@code -Dclonememoria.crash.rounds=20} for more than a few minutes; {@code -Dclonememoria.crash.seed} repeats a run's
 * victims and moments, which are counted in writes.
 */
@Tag("replicas")
@ExtendWith(ReplicatedSuite.class)
class CrashMatrixTest {
    private static final int ROUNDS = Integer.getInteger("clonememoria.crash.rounds", 2);
    private static final long SEED = Long.getLong("clonememoria.crash.seed", System.nanoTime());
    private static final int WRITERS = 6;
    private static final Duration REST = Duration.ofMillis(20);
    private static final int LATEST_MOMENT = 120;
    private static final int AFTERWARDS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Random random = new Random(SEED);
    private final Ledger ledger = new Ledger();
    private final List<Round> rounds = new ArrayList<>();
    private Importer importer;

    /** @param pause the longest time in which nothing was acknowledged to anybody
     *  @param drained from the last write until nothing waited and everything had taken effect */
    private record Round(Victim victim, String part, long acknowledged, long doubtful, Duration pause, Duration drained) {}

    @Test
    void nothingIsLostDoneTwiceOrOutOfOrderWhoeverIsKilled() {
        System.out.println("crash matrix: " + ROUNDS + " rounds, seed " + SEED);
        var load = Load.of(WRITERS, REST, ReplicatedSuite.launched().gateway(), ledger);

        importer = Importer.register(ReplicatedSuite.launched().gateway(), ledger);
        await().atMost(PATIENCE).until(importer::isKnown);

        var books = new Books(List.of(), List.of(), List.of());
        for (var round = 1; round <= ROUNDS; round++) {
            for (var victim : Victim.values()) {
                books = survive(victim, load);
                print(rounds.getLast(), books);
                assertThat(books.lost()).as("lost").isEmpty();
                assertThat(books.doubled()).as("done twice").isEmpty();
                assertThat(books.disorder()).as("out of order").isEmpty();
            }
        }

        printTable(books);
        assertThat(ledger.surprises()).as("answers that are no problems").isEmpty();
    }

    private Books survive(Victim victim, Load load) {
        var acknowledged = ledger.acknowledged();
        var doubtful = ledger.doubtful();
        var moment = acknowledged + 1 + random.nextInt(LATEST_MOMENT);
        var part = victim.part(random);
        long killed;
        importer.begin();
        try (var running = load.start()) {
            awaitAcknowledged(moment);
            killed = System.nanoTime();
            Victim.kill(part);
            ReplicatedSuite.launched().run("up");
            awaitAcknowledged(ledger.acknowledged() + AFTERWARDS);
        }
        var stopped = System.nanoTime();
        var books = Books.audited(ledger);
        rounds.add(new Round(victim, part, ledger.acknowledged() - acknowledged, ledger.doubtful() - doubtful,
                ledger.longestPauseSince(killed), Duration.ofNanos(System.nanoTime() - stopped)));
        return books;
    }

    private void awaitAcknowledged(long count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> ledger.acknowledged() >= count);
    }

    private static void print(Round round, Books books) {
        System.out.printf(Locale.ROOT, "  killed %-18s %5d acknowledged, %3d in doubt, longest pause %5.1f s, settled after %5.1f s; %s%n",
                round.part, round.acknowledged, round.doubtful, seconds(round.pause), seconds(round.drained), books);
    }

    private void printTable(Books books) {
        System.out.printf("%n%-32s %6s %12s %8s %5s %6s %8s %15s %13s%n", "victim", "rounds", "acknowledged", "in doubt",
                "lost", "double", "disorder", "longest pause s", "settled in s");
        for (var victim : Victim.values()) {
            var own = rounds.stream().filter(round -> round.victim == victim).toList();
            System.out.printf(Locale.ROOT, "%-32s %6d %12d %8d %5d %6d %8d %15.1f %13.1f%n", victim.description(), own.size(),
                    own.stream().mapToLong(Round::acknowledged).sum(), own.stream().mapToLong(Round::doubtful).sum(),
                    books.lost().size(), books.doubled().size(), books.disorder().size(),
                    own.stream().mapToDouble(round -> seconds(round.pause)).max().orElse(0),
                    own.stream().mapToDouble(round -> seconds(round.drained)).max().orElse(0));
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
