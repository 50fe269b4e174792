package io.clonememoria.bench.retrieval;

import io.clonememoria.bench.report.Finding;
import io.clonememoria.bench.report.Report;
import io.clonememoria.bench.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code ./clonememoria bench retrieval [--data DIR]}. */
public final class RetrievalBenchmark {
    private static final String PREAMBLE = """
            `./clonememoria bench retrieval --data DIR --keep`, %s, %d processors, Java %s: a suite of its own in the default
            configuration (no LLM, vectors made in process), asked through the gateway. Evidence recall is the share of a
            question's evidence that the search returns, averaged over the questions. The conversations are of the LoCoMo
            benchmark (Maharana et al., ACL 2024; CC BY-NC 4.0) and stay outside the repository; each turn is a memory with
            its speaker and its day, and once more each conversation is a chat that is imported, its messages 20 seconds apart.
            The weights of the search were chosen on these conversations; chosen on three of them and measured on the fourth, in
            turn and offline, it found 0.714, 0.803 and 0.864 (docs/retrieval.md). The French and English set is deploy/local/retrieval: 60 questions, 20 of them without an answer.""";

    /** Of the same four conversations; measured by a prototype that was tuned on all of their questions. */
    private static final Map<Integer, Double> PROTOTYPE = Map.of(5, 0.689, 10, 0.777, 20, 0.841);
    private static final Map<Integer, Double> TO_BEAT = Map.of(5, 0.67, 10, 0.75, 20, 0.83);
    private static final List<Integer> PLACES = List.of(5, 10, 20);

    private RetrievalBenchmark() {}

    /** @param data conversations; without them only the set of our own is measured */
    public static Report run(Path root, Path state, Optional<Path> data) throws IOException, InterruptedException, SQLException {
        var conversations = data.isPresent() ? QuestionSet.conversations(data.get()) : List.<QuestionSet>of();
        try (var suite = Suite.start(root, state)) {
            var told = new ArrayList<Questioned>();
            var imported = new ArrayList<Questioned>();
            for (var conversation : conversations) {
                told.add(said(Questioned.of(conversation, suite.gateway())));
                imported.add(said(Questioned.ofChat(conversation.asChat(), suite.gateway())));
            }
            var ours = said(Questioned.of(QuestionSet.ofOurOwn(root), suite.gateway()));
            System.out.println("the time of a search in a clone of " + Speed.PASSAGES + " passages");
            return report(told, imported, ours, Speed.measure(suite.gateway()));
        }
    }

    private static Questioned said(Questioned questioned) {
        var measured = Measured.of(List.of(questioned));
        System.out.printf("%s: %d memories, %d questions, evidence recall at 5, 10, 20: %s %s %s%n", questioned.set().name(),
                questioned.set().memories().size(), questioned.set().questions().size(), figure(measured.recallAt(5)),
                figure(measured.recallAt(10)), figure(measured.recallAt(20)));
        return questioned;
    }

    private static Report report(List<Questioned> conversations, List<Questioned> imported, Questioned ours, Speed speed) {
        var findings = new ArrayList<Finding>();
        var series = new LinkedHashMap<String, Measured>();
        if (!conversations.isEmpty()) {
            var all = Measured.of(conversations);
            var chats = Measured.of(imported);
            PLACES.forEach(places -> findings.add(recall("conversations", all, places)));
            PLACES.forEach(places -> findings.add(recall("imported as chats", chats, places)));
            conversations.forEach(each -> series.put(each.set().name(), Measured.of(List.of(each))));
            series.put("all four, imported", chats);
        }
        var own = Measured.of(List.of(ours));
        series.put("own set, French", own.in("fr"));
        series.put("own set, English", own.in("en"));
        findings.add(inFrench(own));
        findings.add(time(speed));
        findings.forEach(finding -> System.out.printf("%-46s %s; %s; ratio %s; %s: %s%n", finding.what(), finding.ours(),
                finding.peer(), finding.ratio(), finding.bound(), finding.holds() ? "holds" : "DOES NOT HOLD"));
        return new Report("retrieval", "What the search finds",
                PREAMBLE.formatted(LocalDate.now(), Runtime.getRuntime().availableProcessors(), Runtime.version().feature()),
                findings, "\n" + table(series) + "\n" + telling(own),
                Map.of("retrieval-recall", RecallPlot.of("Evidence recall by the number of results", series)));
    }

    private static Finding recall(String how, Measured all, int places) {
        var recall = all.recallAt(places);
        var prototype = PROTOTYPE.get(places);
        var bound = TO_BEAT.get(places);
        return new Finding("evidence recall at %d, %s".formatted(places, how), figure(recall),
                "best prototype, tuned on the same questions: " + figure(prototype), figure(recall / prototype),
                "more than " + bound, recall > bound);
    }

    private static Finding inFrench(Measured own) {
        var french = own.in("fr").recallAt(5);
        var english = own.in("en").recallAt(5);
        return new Finding("evidence recall at 5, French questions", figure(french), "English questions: " + figure(english),
                figure(french / english), "at least 0.9", french >= 0.9);
    }

    private static Finding time(Speed speed) {
        return new Finding("search in a clone of %,d passages, median of %d".formatted(Speed.PASSAGES, speed.rounds()),
                "%.0f ms through the gateway, the question's vector included".formatted(speed.api()),
                "the same SQL by hand: %.0f ms".formatted(speed.sql()), figure(speed.api() / speed.sql()), "at most 1.5",
                speed.api() <= 1.5 * speed.sql());
    }

    private static String table(Map<String, Measured> series) {
        return """
                | | questions | at 1 | at 5 | at 10 | at 20 | in 1,000 characters | in 2,000 | in 4,000 | median ms | 95th |
                |---|---|---|---|---|---|---|---|---|---|---|
                """ + series.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).collect(Collectors.joining("\n")) + "\n";
    }

    private static String row(String name, Measured measured) {
        return "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %.0f | %.0f |".formatted(name, measured.found().size(),
                figure(measured.recallAt(1)), figure(measured.recallAt(5)), figure(measured.recallAt(10)),
                figure(measured.recallAt(20)), figure(measured.recallWithin(1_000)), figure(measured.recallWithin(2_000)),
                figure(measured.recallWithin(4_000)), measured.millis(50), measured.millis(95));
    }

    private static String telling(Measured own) {
        return """
                How surely the best result tells a question with an answer from one without (0.5 is no help, 1 is certainty):
                by its score %s in French and %s in English, by its similarity %s and %s.
                """.formatted(figure(own.in("fr").tellsAnsweredBy(Found::score)), figure(own.in("en").tellsAnsweredBy(Found::score)),
                figure(own.in("fr").tellsAnsweredBy(Found::similarity)), figure(own.in("en").tellsAnsweredBy(Found::similarity)));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
