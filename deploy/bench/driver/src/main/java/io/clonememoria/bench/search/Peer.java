package io.clonememoria.bench.search;

import java.util.List;
import java.util.UUID;

/** The library's searches in a clone, and what it found of what it would without its index on vectors. */
record Peer(Times times, double recall) {
    private static final int ROUNDS = 30;
    private static final int WARM_UP = 5;

    static Peer of(Library library, UUID clone, List<Asked> some) throws Exception {
        var asked = some.subList(0, ROUNDS);
        var times = new Times();
        asked.subList(0, WARM_UP).forEach(each -> library.search(clone, each));
        var sum = 0.0;
        for (var each : asked) {
            times.measure(() -> library.search(clone, each));
            sum += Measured.share(library.searchExactly(clone, each), library.search(clone, each));
        }
        return new Peer(times, sum / asked.size());
    }
}
