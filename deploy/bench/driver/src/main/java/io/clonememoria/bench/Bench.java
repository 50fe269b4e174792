package io.clonememoria.bench;

import io.clonememoria.bench.platform.PlatformBenchmark;
import io.clonememoria.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code ./clonememoria bench NAME [--quick] [--keep]}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        var words = List.of(arguments);
        var names = words.stream().filter(word -> !word.startsWith("--")).toList();
        if (!names.equals(List.of("platform")) || !List.of("--quick", "--keep").containsAll(
                words.stream().filter(word -> word.startsWith("--")).toList())) {
            System.err.println("clonememoria: bench knows 'platform', with --quick (short, for a look) and --keep (writes docs/benchmarks); not "
                    + Arrays.toString(arguments));
            System.exit(2);
        }
        System.exit(run(words));
    }

    /** @return the command's exit code; whatever goes wrong ends it too, though threads of what was measured may live */
    private static int run(List<String> words) {
        try {
            return measure(words) ? 0 : 1;
        } catch (Exception failure) {
            failure.printStackTrace();
            return 1;
        }
    }

    private static boolean measure(List<String> words) throws Exception {
        var root = Path.of(System.getenv("CLONEMEMORIA_ROOT"));
        var report = PlatformBenchmark.run(root, words.contains("--quick"));
        var folder = words.contains("--keep")
                ? root.resolve("docs/benchmarks")
                : Path.of(System.getenv("CLONEMEMORIA_STATE")).resolve("bench");
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
