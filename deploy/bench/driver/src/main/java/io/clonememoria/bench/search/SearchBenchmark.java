package io.clonememoria.bench.search;

import io.clonememoria.bench.report.Finding;
import io.clonememoria.bench.report.PercentilePlot;
import io.clonememoria.bench.report.Report;
import io.clonememoria.bench.suite.Person;
import io.clonememoria.bench.suite.Suite;
import io.clonememoria.local.TestInfrastructure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/** {@code ./clonememoria bench search}. */
public final class SearchBenchmark {
    private static final int CLONES = 1_000;
    private static final int PASSAGES = 1_000_000;
    private static final int SMALL = 10_000;
    private static final int LARGE = 100_000;

    private static final String PREAMBLE = """
            `./clonememoria bench search --keep`, %s, %d processors, Java %s: a suite of its own in the default configuration.
            First one clone of 10,000 passages alone in the database, then another one of 10,000 and one of 100,000 among a million
            passages of a thousand clones, written in turns of up to 200. Words and vectors (384 numbers) are synthetic, the vectors
            as near to each other as the default model's; half of the questions name somebody whom every title names. Each time is
            the median of 60 searches; those through the gateway make the question's vector, those by hand are the service's own SQL.
            Recall is the share of the first ten of an exact search, written once more in Java over passages in memory.""";

    private SearchBenchmark() {}

    public static Report run(Path root, Path state) throws Exception {
        var chatter = new Chatter(1);
        try (var suite = Suite.start(root, state)) {
            System.out.printf("a clone of %,d passages, alone%n", SMALL);
            var first = new Person(suite.gateway());
            var target = target(first, SMALL);
            var told = Crowd.alone(target, chatter);
            analyze();
            var alone = said(Measured.of(first, target.id(), told, chatter));

            System.out.printf("%,d clones of %,d passages%n", CLONES, PASSAGES);
            var second = new Person(suite.gateway());
            var third = new Person(suite.gateway());
            var small = target(second, SMALL);
            var large = target(third, LARGE);
            var among = Crowd.among(List.of(small, large), CLONES - 1, PASSAGES - SMALL, chatter);
            analyze();
            System.out.printf("a clone of %,d passages among them%n", SMALL);
            var amid = said(Measured.of(second, small.id(), among.get(small.id()), chatter));
            System.out.printf("a clone of %,d passages%n", LARGE);
            var huge = said(Measured.of(third, large.id(), among.get(large.id()), chatter));

            System.out.println("the library's hybrid search: its table and indexes");
            var asked = Asked.some(60, chatter);
            try (var library = Library.filled()) {
                var inSmall = said(Peer.of(library, small.id(), asked));
                var inLarge = said(Peer.of(library, large.id(), asked));
                return report(alone, amid, huge, inSmall, inLarge);
            }
        }
    }

    private static Target target(Person person, int passages) throws Exception {
        return new Target(UUID.fromString(person.id()), UUID.fromString(person.newClone("A clone that is asked")), passages, true);
    }

    private static <T> T said(T measured) {
        System.out.println("  " + measured);
        return measured;
    }

    private static void analyze() throws SQLException {
        try (var connection = TestInfrastructure.superuser("memory"); var statement = connection.createStatement()) {
            statement.execute("vacuum analyze memories, clone_document_chunks");
        }
    }

    private static Report report(Measured alone, Measured amid, Measured huge, Peer inSmall, Peer inLarge) {
        var findings = List.of(
                ratio("search in a clone of 10,000 among a million, through the gateway", amid.gateway(), "alone in the database",
                        alone.gateway(), 2),
                ratio("the same by hand", amid.byHand(), "alone in the database", alone.byHand(), 2),
                ratio("search through the gateway among a million", amid.gateway(), "the same SQL by hand", amid.byHand(), 1.5),
                recall("recall at 10 in a clone of 10,000 among a million", amid.recall(), inSmall.recall()),
                recall("recall at 10 in a clone of 100,000", huge.recall(), inLarge.recall()),
                new Finding("search in a clone of 100,000, through the gateway", huge.gateway().toString(),
                        "by hand: " + huge.byHand(), figure(huge.gateway().median() / huge.byHand().median()),
                        "less than 500 ms", huge.gateway().median() < 500));
        findings.forEach(finding -> System.out.printf("%-62s %s; %s; ratio %s; %s: %s%n", finding.what(), finding.ours(),
                finding.peer(), finding.ratio(), finding.bound(), finding.holds() ? "holds" : "DOES NOT HOLD"));
        var plot = new LinkedHashMap<String, Histogram>();
        plot.put("10,000 passages alone", alone.gateway().micros());
        plot.put("10,000 among a million", amid.gateway().micros());
        plot.put("100,000 among a million", huge.gateway().micros());
        return new Report("search", "How long a search takes",
                PREAMBLE.formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version().feature()),
                findings, table(alone, amid, huge, inSmall, inLarge),
                Map.of("search-latency", PercentilePlot.of("Search through the gateway, by percentile", plot)));
    }

    private static Finding ratio(String what, Times ours, String peer, Times theirs, double bound) {
        return new Finding(what, ours.toString(), peer + ": " + theirs, figure(ours.median() / theirs.median()),
                "at most " + bound, ours.median() <= bound * theirs.median());
    }

    private static Finding recall(String what, double ours, double library) {
        return new Finding(what, figure(ours), "langchain4j's hybrid search, of its own exact one: " + figure(library),
                figure(ours / library), "at least 0.99", ours >= 0.99);
    }

    private static String table(Measured alone, Measured amid, Measured huge, Peer inSmall, Peer inLarge) {
        return """

                | median (95th) | through the gateway | by hand | recall at 10 | langchain4j's hybrid search | its recall at 10 |
                |---|---|---|---|---|---|
                | 10,000 passages, alone | %s | %s | %s | | |
                | 10,000 among a million | %s | %s | %s | %s | %s |
                | 100,000 among a million | %s | %s | %s | %s | %s |

                langchain4j's `PgVectorEmbeddingStore` in its hybrid mode searches the same passages in a table of its own on the same
                server: a column and an index for the clone, its index on words, IVFFlat with 100 lists made after the rows, one
                probe as pgvector has it by default, one connection that stays open. It fuses two rankings; it knows no speakers,
                times, neighbours or conversations. Its recall is measured against itself without the index on vectors.
                """.formatted(alone.gateway(), alone.byHand(), figure(alone.recall()), amid.gateway(), amid.byHand(),
                figure(amid.recall()), inSmall.times(), figure(inSmall.recall()), huge.gateway(), huge.byHand(),
                figure(huge.recall()), inLarge.times(), figure(inLarge.recall()));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
