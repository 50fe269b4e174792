package io.clonememoria.bench;

import io.clonememoria.bench.ingest.IngestBenchmark;
import io.clonememoria.bench.platform.PlatformBenchmark;
import io.clonememoria.bench.report.Report;
import io.clonememoria.bench.retrieval.RetrievalBenchmark;
import io.clonememoria.bench.search.SearchBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ./clonememoria bench NAME [--quick] [--keep] [--data DIR]}. */
public final class Bench {
    private static final List<String> NAMES = List.of("platform", "retrieval", "search", "ingest");

    private Bench() {}

    public static void main(String[] arguments) {
        var words = new ArrayList<>(List.of(arguments));
        var data = takeData(words);
        var names = words.stream().filter(word -> !word.startsWith("--")).toList();
        if (names.size() != 1 || !NAMES.containsAll(names) || !List.of("--quick", "--keep").containsAll(
                words.stream().filter(word -> word.startsWith("--")).toList())) {
            System.err.println("clonememoria: bench knows 'platform' and 'ingest', with --quick (short, for a look), 'retrieval', with "
                    + "--data DIR (conversations with questions), and 'search', all with --keep (writes docs/benchmarks); not "
                    + String.join(" ", arguments));
            System.exit(2);
        }
        System.exit(run(names.getFirst(), words, data));
    }

    /** @return the folder after {@code --data}, which both leave the words */
    private static Optional<Path> takeData(List<String> words) {
        var at = words.indexOf("--data");
        if (at < 0 || at + 1 == words.size()) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(Path.of(words.remove(at)));
    }

    /** @return the command's exit code; whatever goes wrong ends it too, though threads of what was measured may live */
    private static int run(String name, List<String> words, Optional<Path> data) {
        try {
            return measure(name, words, data) ? 0 : 1;
        } catch (Exception failure) {
            failure.printStackTrace();
            return 1;
        }
    }

    private static boolean measure(String name, List<String> words, Optional<Path> data) throws Exception {
        var root = Path.of(System.getenv("CLONEMEMORIA_ROOT"));
        var state = Path.of(System.getenv("CLONEMEMORIA_STATE"));
        var suite = state.resolve("bench/suite");
        var quick = words.contains("--quick");
        var report = switch (name) {
            case "platform" -> PlatformBenchmark.run(root, quick);
            case "ingest" -> IngestBenchmark.run(root, suite, quick);
            case "retrieval" -> RetrievalBenchmark.run(root, suite, data);
            default -> SearchBenchmark.run(root, suite);
        };
        var folder = words.contains("--keep") ? root.resolve("docs/benchmarks") : state.resolve("bench");
        write(report, folder);
        System.out.println("report: " + folder.resolve(report.name() + ".md"));
        return report.holds();
    }

    private static void write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(report.name() + ".md"), report.markdown());
        for (var plot : report.plots().entrySet()) {
            Files.writeString(folder.resolve(plot.getKey() + ".svg"), plot.getValue());
        }
    }
}
