package io.clonememoria.bench.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A benchmark's outcome.
 *
 * @param name     of the benchmark, and of the file
 * @param title    for people
 * @param preamble how it was measured, Markdown
 * @param findings the figures
 * @param details  more of them, Markdown
 * @param plots    SVG by file name without extension
 */
public record Report(String name, String title, String preamble, List<Finding> findings, String details,
        Map<String, String> plots) {

    public boolean holds() {
        return findings.stream().allMatch(Finding::holds);
    }

    public String markdown() {
        return """
                # %s

                %s

                | what | ours | peer | ratio | bound | |
                |---|---|---|---|---|---|
                %s

                %s
                %s
                """.formatted(title, preamble, findings.stream().map(Report::row).collect(Collectors.joining("\n")),
                plots.keySet().stream().sorted().map("![%1$s](%1$s.svg)"::formatted).collect(Collectors.joining("\n\n")),
                details).stripTrailing() + "\n";
    }

    private static String row(Finding finding) {
        return "| %s | %s | %s | %s | %s | %s |".formatted(finding.what(), finding.ours(), finding.peer(), finding.ratio(),
                finding.bound(), finding.holds() ? "holds" : "**does not hold**");
    }
}
