package io.clonememoria.bench.ingest;

import io.clonememoria.bench.suite.Person;
import io.clonememoria.local.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Memories that are told through the public API, and then their vectors. */
final class Ingestion {
    private static final int BULK = 500;
    /** Short against a round, and long enough that looking takes nothing from what is measured. */
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LEFT = "select count(*) from clone_document_chunks where clone_id = ?::uuid and embedding is null";

    private final Person person;
    private final String clone;

    private Ingestion(Person person, String clone) {
        this.person = person;
        this.clone = clone;
    }

    /** Somebody new, whose clone remembers nothing yet. */
    static Ingestion by(URI gateway) throws IOException, InterruptedException {
        var person = new Person(gateway);
        return new Ingestion(person, person.newClone("Letters"));
    }

    /** From the first request until the last vector is written. */
    double seconds(List<Letter> letters) throws IOException, InterruptedException, SQLException {
        var begin = System.nanoTime();
        tell(letters);
        try (var database = TestInfrastructure.superuser("memory"); var left = database.prepareStatement(LEFT)) {
            left.setString(1, clone);
            while (count(left) > 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Returns when they are kept; their vectors follow. */
    void tell(List<Letter> letters) throws IOException, InterruptedException {
        for (var first = 0; first < letters.size(); first += BULK) {
            person.post("/clones/" + clone + "/memories/bulk", Map.of("memories", letters.subList(first, Math.min(letters.size(), first + BULK))
                    .stream().map(Letter::fields).toList()), 201);
        }
    }

    int left() throws SQLException {
        try (var database = TestInfrastructure.superuser("memory"); var left = database.prepareStatement(LEFT)) {
            left.setString(1, clone);
            return count(left);
        }
    }

    void search(String question) throws IOException, InterruptedException {
        var answer = person.post("/clones/" + clone + "/memories/search", Map.of("query", question, "limit", 10), 200);
        if (answer.path("results").isEmpty() || !answer.path("degraded").isEmpty()) {
            throw new IllegalStateException("a search that found nothing, or by words alone: " + answer);
        }
    }

    private static int count(PreparedStatement left) throws SQLException {
        try (var row = left.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
