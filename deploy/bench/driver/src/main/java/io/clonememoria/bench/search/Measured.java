package io.clonememoria.bench.search;

import io.clonememoria.bench.suite.Person;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A clone's searches: through the gateway and by hand, taking turns, and of the latter what was found of what should be. */
record Measured(Times gateway, Times byHand, double recall) {
    private static final int FIRST = 10;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 15;

    static Measured of(Person person, UUID clone, List<Passage> passages, Chatter chatter) throws Exception {
        var asked = Asked.some(ROUNDS, chatter);
        var gateway = new Times();
        var byHand = new Times();
        try (var sql = new ByHand(UUID.fromString(person.id()))) {
            for (var each : asked.subList(0, WARM_UP)) {
                ask(person, clone, each);
                sql.search(clone, each);
            }
            for (var each : asked) {
                gateway.measure(() -> ask(person, clone, each));
                byHand.measure(() -> sql.search(clone, each));
            }
            return new Measured(gateway, byHand, recall(sql, clone, Exact.of(passages), asked.subList(0, ROUNDS / 3)));
        }
    }

    private static void ask(Person person, UUID clone, Asked asked) throws Exception {
        var results = person.post("/clones/" + clone + "/memories/search", Map.of("query", asked.text(), "limit", FIRST), 200);
        if (results.path("results").size() != FIRST || !results.path("degraded").isEmpty()) {
            throw new IllegalStateException("a search found too little: " + results);
        }
    }

    private static double recall(ByHand sql, UUID clone, Exact exact, List<Asked> asked) throws SQLException {
        var sum = 0.0;
        for (var each : asked) {
            sum += share(exact.first(FIRST, each), sql.search(clone, each));
        }
        return sum / asked.size();
    }

    /** Of what should be found, how much is among the first. */
    static double share(List<UUID> wanted, List<UUID> found) {
        var first = new HashSet<>(found.subList(0, Math.min(FIRST, found.size())));
        return (double) wanted.stream().filter(first::contains).count() / wanted.size();
    }
}
