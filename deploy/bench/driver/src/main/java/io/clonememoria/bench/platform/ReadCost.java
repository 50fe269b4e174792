package io.clonememoria.bench.platform;

import io.clonememoria.bench.report.Finding;
import io.clonememoria.bench.subject.CpuTime;
import io.clonememoria.bench.subject.Subject;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What row level security costs a read by id over HTTP, in processor time of service and database together. The peer is
 * the same read, through the same service with the same token, of a table that nothing guards. Both take turns.
 */
final class ReadCost {
    private static final int NOTES_EACH = 1000;
    private static final int PEOPLE = 100;
    private static final int READERS = 16;
    private static final double BOUND = 1.35;
    private static final String FILL = """
            insert into %s (id, user_id, title, body)
            select md5(person || '/' || n)::uuid, md5('person ' || person)::uuid, 'Note ' || n, repeat('Some words. ', 20)
            from generate_series(0, ? - 1) as person, generate_series(1, ?) as n""";

    private final Subject subject;
    private final HttpClient client;
    private final UUID person;
    private final List<UUID> notes;

    private ReadCost(Subject subject, HttpClient client, UUID person, List<UUID> notes) {
        this.subject = subject;
        this.client = client;
        this.person = person;
        this.notes = notes;
    }

    /** Processor time of one read, microseconds. */
    record Cost(double service, double database) {
        double total() {
            return service + database;
        }

        static Cost perRead(CpuTime spent, int reads) {
            return new Cost(spent.service().toNanos() / 1e3 / reads, spent.database().toNanos() / 1e3 / reads);
        }
    }

    record Outcome(List<Cost> guarded, List<Cost> open) {
        Finding finding() {
            var ours = median(guarded);
            var peer = median(open);
            return new Finding("read by id under row level security, CPU", micros(ours),
                    "the same read of an open table: " + micros(peer), String.format(Locale.ROOT, "%.2f", ours / peer),
                    "ratio below " + BOUND, ours / peer < BOUND);
        }

        String table() {
            var rows = new StringBuilder("""
                    | round | guarded: service + database, µs | open: service + database, µs | ratio |
                    |---|---|---|---|
                    """);
            for (var round = 0; round < guarded.size(); round++) {
                var ours = guarded.get(round);
                var peer = open.get(round);
                rows.append(String.format(Locale.ROOT, "| %d | %.0f + %.0f = %.0f | %.0f + %.0f = %.0f | %.2f |%n", round + 1,
                        ours.service(), ours.database(), ours.total(), peer.service(), peer.database(), peer.total(),
                        ours.total() / peer.total()));
            }
            return rows.toString();
        }

        private static double median(List<Cost> costs) {
            return Median.of(costs.stream().map(Cost::total).toList());
        }

        private static String micros(double cost) {
            return String.format(Locale.ROOT, "%.0f µs", cost);
        }
    }

    static Outcome measure(Subject subject, int rounds, Duration round) throws Exception {
        var person = fill();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var bench = new ReadCost(subject, client, person, idsOf(person));
            System.out.println("  warming up");
            for (var n = 0; n < 2; n++) {
                bench.cost("/notes/", round);
                bench.cost("/open-notes/", round);
            }
            var guarded = new ArrayList<Cost>();
            var open = new ArrayList<Cost>();
            for (var n = 1; n <= rounds; n++) {
                guarded.add(bench.cost("/notes/", round));
                open.add(bench.cost("/open-notes/", round));
                System.out.printf(Locale.ROOT, "  round %d    guarded %5.0f µs   open %5.0f µs%n", n,
                        guarded.getLast().total(), open.getLast().total());
            }
            return new Outcome(guarded, open);
        }
    }

    private Cost cost(String path, Duration time) throws Exception {
        var token = "Bearer " + TestEdge.token(person);
        var reads = new AtomicInteger();
        var before = subject.cpuTime();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = System.nanoTime() + time.toNanos();
            var tasks = new ArrayList<Future<?>>();
            for (var reader = 0; reader < READERS; reader++) {
                tasks.add(readers.submit(() -> {
                    while (System.nanoTime() < end) {
                        read(path, token);
                        reads.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (var task : tasks) {
                task.get();
            }
        }
        return Cost.perRead(subject.cpuTime().minus(before), reads.get());
    }

    private void read(String path, String token) throws Exception {
        var note = notes.get(ThreadLocalRandom.current().nextInt(notes.size()));
        var answer = client.send(HttpRequest.newBuilder(subject.at(path + note)).header("Authorization", token).build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
    }

    /** Rows of many people, so that a policy has something to keep apart. @return one of the people */
    private static UUID fill() throws SQLException {
        try (var connection = TestInfrastructure.superuser(Subject.DATABASE)) {
            for (var table : List.of("notes", "open_notes")) {
                try (var insert = connection.prepareStatement(FILL.formatted(table))) {
                    insert.setInt(1, PEOPLE);
                    insert.setInt(2, NOTES_EACH);
                    insert.executeUpdate();
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze");
                try (var row = statement.executeQuery("select md5('person ' || 7)::uuid")) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        }
    }

    private static List<UUID> idsOf(UUID person) throws SQLException {
        try (var connection = TestInfrastructure.superuser(Subject.DATABASE);
                var query = connection.prepareStatement("select id from notes where user_id = ?")) {
            query.setObject(1, person);
            try (var rows = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }
}
