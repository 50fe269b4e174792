package io.clonememoria.bench.platform;

import io.clonememoria.bench.report.Finding;
import io.clonememoria.bench.report.PercentilePlot;
import io.clonememoria.bench.report.Report;
import io.clonememoria.bench.subject.Subject;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.postgres.Durability;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** {@code ./clonememoria bench platform}. */
public final class PlatformBenchmark {
    private static final String PREAMBLE = """
            `./clonememoria bench platform --keep`, %s, %d processors, Java %s, PostgreSQL and Kafka as local processes of
            their own, durable (fsync and synchronous_commit on). The subject is the smallest service on the platform
            (deploy/bench/subject). Every figure is the median of its rounds, beside its peer's of the same run.""";

    private PlatformBenchmark() {}

    /** @param quick shorter rounds, for a look and not for the record */
    public static Report run(Path root, boolean quick) throws Exception {
        System.out.println("starting PostgreSQL, Kafka and the subject");
        requireDurable();
        try (var subject = Subject.start(root)) {
            System.out.println("the relay's rate");
            var rate = RelayRate.measure(quick ? 30_000 : 150_000);
            System.out.println("the relay's delay at " + RelayDelay.RATE + " writes a second");
            var delay = RelayDelay.measure(subject, Duration.ofSeconds(quick ? 8 : 60));
            System.out.println("the cost of a guarded read");
            var cost = ReadCost.measure(subject, quick ? 3 : 9, Duration.ofSeconds(quick ? 2 : 5));
            return report(List.of(rate.finding(), delay.finding(), cost.finding()), delay, cost);
        }
    }

    private static Report report(List<Finding> findings, RelayDelay.Outcome delay, ReadCost.Outcome cost) {
        findings.forEach(finding -> System.out.printf("%-46s %s; %s; ratio %s; %s: %s%n", finding.what(), finding.ours(), finding.peer(),
                finding.ratio(), finding.bound(), finding.holds() ? "holds" : "DOES NOT HOLD"));
        var series = new LinkedHashMap<String, Histogram>();
        series.put("relay, from commit", delay.ours());
        series.put("producer without a database", delay.peer());
        return new Report("platform", "The platform's speed",
                PREAMBLE.formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version().feature()),
                findings, delay.table() + "\n" + cost.table(),
                Map.of("platform-relay-delay", PercentilePlot.of("Commit to consumer at " + RelayDelay.RATE + " writes a second", series)));
    }

    /** The infrastructure of tests forgoes durability for speed; what is measured here must not. */
    private static void requireDurable() throws SQLException {
        System.setProperty(Durability.PROPERTY, "true");
        try (var connection = TestInfrastructure.superuser("postgres"); var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException("PostgreSQL runs with " + setting + " = " + row.getString(1));
                    }
                }
            }
        }
    }
}
