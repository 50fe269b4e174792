package io.clonememoria.bench.search;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The thousand clones of a database, a few of them large and most of them small. They are written in turns of up to two
 * hundred messages each, as imports and families write, so that no clone lies in one place.
 */
final class Crowd {
    private static final int STEP = 200;
    private static final int BATCH = 10_000;

    private Crowd() {}

    /** Writes one clone's messages at once. @return them, in their order in time */
    static List<Passage> alone(Target clone, Chatter chatter) throws SQLException, IOException {
        return write(List.of(clone), chatter).get(clone.id());
    }

    /**
     * Writes them among so many others that all come to so many passages.
     *
     * @return the messages of those that are asked
     */
    static Map<UUID, List<Passage>> among(List<Target> asked, int clones, int passages, Chatter chatter)
            throws SQLException, IOException {
        var others = clones - asked.size();
        var left = passages - asked.stream().mapToInt(Target::passages).sum();
        // the first has ten times as many as the hundredth
        var shares = IntStream.rangeClosed(1, others).mapToDouble(place -> 1 / Math.sqrt(place)).toArray();
        var whole = IntStream.range(0, others).mapToDouble(at -> shares[at]).sum();
        var all = new ArrayList<>(asked);
        for (var share : shares) {
            all.add(new Target(chatter.uuid(), chatter.uuid(), Math.max(1, (int) (left * share / whole)), false));
        }
        return write(all, chatter);
    }

    private static Map<UUID, List<Passage>> write(List<Target> clones, Chatter chatter) throws SQLException, IOException {
        var turns = new ArrayList<Target>();
        clones.forEach(clone -> turns.addAll(Collections.nCopies((clone.passages() + STEP - 1) / STEP, clone)));
        Collections.shuffle(turns, new Random(turns.size()));
        var written = new HashMap<UUID, Integer>();
        var kept = new HashMap<UUID, List<Passage>>();
        var total = 0;
        try (var rows = new Rows()) {
            for (var clone : turns) {
                var first = written.getOrDefault(clone.id(), 0);
                var until = Math.min(clone.passages(), first + STEP);
                for (var place = first; place < until; place++) {
                    var passage = chatter.passage(place);
                    rows.add(clone.user(), clone.id(), passage);
                    if (clone.asked()) {
                        kept.computeIfAbsent(clone.id(), _ -> new ArrayList<>()).add(passage);
                    }
                }
                written.put(clone.id(), until);
                var before = total;
                total += until - first;
                if (before / BATCH < total / BATCH) {
                    rows.flush();
                }
                if (before / (10 * BATCH) < total / (10 * BATCH)) {
                    System.out.printf("  %,d passages%n", total);
                }
            }
            rows.flush();
        }
        return kept;
    }
}
