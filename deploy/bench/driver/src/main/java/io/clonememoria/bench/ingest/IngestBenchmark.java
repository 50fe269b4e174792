package io.clonememoria.bench.ingest;

import io.clonememoria.bench.report.Finding;
import io.clonememoria.bench.report.PercentilePlot;
import io.clonememoria.bench.report.Report;
import io.clonememoria.bench.suite.Suite;
import io.clonememoria.local.postgres.Durability;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** {@code ./clonememoria bench ingest}. */
public final class IngestBenchmark {
    private static final String PREAMBLE = """
            `./clonememoria bench ingest --keep`, %s, %d processors, Java %s: a suite of its own in the default configuration,
            its database durable (fsync on). Memories of %.0f characters on average go in through the gateway, %d of them a
            round, and a round ends when the last has its vector. The peer is the same model in a process without anything
            else, on all processors, with as many texts at once as it is fastest with (%d). Both take turns, and both give way
            to what else the machine does, which the load tells.""";
    private static final double LEAST = 0.9;
    private static final double MOST = 2.0;
    private static final int TRIAL = 96;

    private IngestBenchmark() {}

    /** One round of either. */
    private record Round(double ours, double peer, String load) {
        double ratio() {
            return ours / peer;
        }
    }

    /** @param quick fewer memories, for a look and not for the record */
    public static Report run(Path root, Path state, boolean quick) throws Exception {
        System.setProperty(Durability.PROPERTY, "true");
        var random = new Random(7);
        var size = quick ? 200 : 1_000;
        try (var suite = Suite.start(root, state); var model = new ModelAlone()) {
            var letters = Letter.some(root, size, random);
            var warmUp = Ingestion.by(suite.gateway());
            warmUp.seconds(letters);
            var batch = model.best(letters.stream().limit(TRIAL).map(Letter::passage).toList());
            var rounds = new ArrayList<Round>();
            // an odd number, so that one of them is in the middle
            for (var round = 0; round < (quick ? 3 : 5); round++) {
                rounds.add(round(Letter.some(root, size, random), model, batch, suite.gateway()));
            }
            var searches = Searches.measure(warmUp, Ingestion.by(suite.gateway()), Letter.some(root, quick ? 500 : 10_000, random));
            return report(rounds, searches, letters, batch);
        }
    }

    private static Round round(List<Letter> letters, ModelAlone model, int batch, URI gateway) throws Exception {
        var load = load();
        var peer = letters.size() / model.seconds(letters.stream().map(Letter::passage).toList(), batch);
        var ours = letters.size() / Ingestion.by(gateway).seconds(letters);
        var round = new Round(ours, peer, load);
        System.out.printf(Locale.ROOT, "  ours %.1f, the model alone %.1f a second: %.3f (load %s)%n", ours, peer, round.ratio(), load);
        return round;
    }

    private static Report report(List<Round> rounds, Searches searches, List<Letter> letters, int batch) {
        var findings = List.of(rate(rounds), latency(searches));
        findings.forEach(finding -> System.out.printf("%-46s %s; %s; ratio %s; %s: %s%n", finding.what(), finding.ours(), finding.peer(),
                finding.ratio(), finding.bound(), finding.holds() ? "holds" : "DOES NOT HOLD"));
        var series = new LinkedHashMap<String, Histogram>();
        series.put("while passages are indexed", searches.meanwhile());
        series.put("with nothing to index", searches.idle());
        return new Report("ingest", "How fast memories become searchable",
                PREAMBLE.formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version().feature(),
                        letters.stream().mapToInt(letter -> letter.content().length()).average().orElse(0), letters.size(), batch),
                findings, "\n" + table(rounds), Map.of("ingest-search", PercentilePlot.of("A search through the gateway", series)));
    }

    private static Finding rate(List<Round> rounds) {
        var ratio = median(rounds.stream().map(Round::ratio).toList());
        return new Finding("memories a second, with their vectors, median of %d rounds".formatted(rounds.size()),
                "%.1f".formatted(median(rounds.stream().map(Round::ours).toList())),
                "the model alone: %.1f".formatted(median(rounds.stream().map(Round::peer).toList())),
                "%.3f".formatted(ratio), "at least " + LEAST, ratio >= LEAST);
    }

    private static Finding latency(Searches searches) {
        var meanwhile = searches.meanwhile().getValueAtPercentile(95) / 1000.0;
        var idle = searches.idle().getValueAtPercentile(95) / 1000.0;
        return new Finding("search while %,d passages are indexed, 95th percentile of %,d".formatted(searches.passages(),
                searches.meanwhile().getTotalCount()), "%.0f ms".formatted(meanwhile),
                "the same with nothing to index: %.0f ms".formatted(idle), "%.2f".formatted(meanwhile / idle),
                "at most " + MOST, meanwhile <= MOST * idle);
    }

    private static String table(List<Round> rounds) {
        return """
                | ours, memories a second | the model alone | ratio | load before |
                |---|---|---|---|
                """ + rounds.stream().map(round -> "| %.1f | %.1f | %.3f | %s |".formatted(round.ours(), round.peer(), round.ratio(), round.load()))
                        .collect(Collectors.joining("\n")) + "\n";
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What waits for the processors, of all that this machine does; the average of a minute. */
    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
