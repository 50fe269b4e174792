package io.clonememoria.acceptance.replica;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Who is killed. */
enum Victim {
    /** A replica of a service that writes are on their way to. */
    SERVICE("a service with writes in flight") {
        @Override
        String part(RandomGenerator random) {
            return WRITTEN.get(random.nextInt(WRITTEN.size())) + "-service" + (random.nextBoolean() ? "" : ".2");
        }
    },
    /** The replica whose relay leads. */
    LEADER("the replica whose relay leads") {
        @Override
        String part(RandomGenerator random) {
            var database = WRITTEN.get(random.nextInt(WRITTEN.size()));
            var databases = Databases.ofTheSuite();
            return await().atMost(SOON).until(() -> databases.leader(database), leader -> leader.isPresent()).orElseThrow();
        }
    },
    POSTGRESQL("PostgreSQL") {
        @Override
        String part(RandomGenerator random) {
            return "postgres";
        }
    },
    KAFKA("the Kafka broker") {
        @Override
        String part(RandomGenerator random) {
            return "kafka";
        }
    };

    private static final List<String> WRITTEN = List.of("clone", "memory");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String description;

    Victim(String description) {
        this.description = description;
    }

    /** Its part of the suite, now. */
    abstract String part(RandomGenerator random);

    String description() {
        return description;
    }

    /** With {@code kill -9}; waits until it is gone, with the processes that PostgreSQL has made. */
    static void kill(String part) {
        var process = ReplicatedSuite.process(part);
        var children = process.descendants().toList();
        process.destroyForcibly();
        await().atMost(SOON).until(() -> !process.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
    }
}
