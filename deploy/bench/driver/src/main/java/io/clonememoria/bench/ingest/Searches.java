package io.clonememoria.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long searches take, in microseconds, one after the other in a clone that is complete.
 *
 * @param idle      with nothing to index
 * @param meanwhile while somebody else's passages are indexed
 * @param passages  that were
 */
record Searches(Histogram idle, Histogram meanwhile, int passages) {
    private static final List<String> QUESTIONS = List.of("Who sang during the haymaking?", "Qui chantait pendant la fenaison ?",
            "What was the name of the teacher?", "Où a-t-on retrouvé le cheval ?", "How did you meet your husband?");
    private static final int WARM_UP = 40;
    private static final int LEAST = 200;
    private static final long HIGHEST = 60_000_000;

    static Searches measure(Ingestion searched, Ingestion told, List<Letter> letters) throws IOException, InterruptedException, SQLException {
        some(searched, WARM_UP);
        var idle = some(searched, LEAST);
        told.tell(letters);
        var meanwhile = new Histogram(HIGHEST, 3);
        while (told.left() > 0) {
            meanwhile.add(some(searched, QUESTIONS.size()));
        }
        return new Searches(idle, meanwhile, letters.size());
    }

    private static Histogram some(Ingestion searched, int count) throws IOException, InterruptedException {
        var latencies = new Histogram(HIGHEST, 3);
        for (var at = 0; at < count; at++) {
            var begin = System.nanoTime();
            searched.search(QUESTIONS.get(at % QUESTIONS.size()));
            latencies.recordValue((System.nanoTime() - begin) / 1_000);
        }
        return latencies;
    }
}
