package io.clonememoria.bench.search;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a search should find: docs/retrieval.md once more, in Java, for passages in memory. Every passage is judged; nothing
 * is looked up, limited or guessed.
 *
 * @param passages of a clone, in their order in time
 */
record Exact(List<Passage> passages, List<Set<String>> words) {
    private static final Set<String> OF_TITLE = Set.of("chat", "ann", "ben");

    static Exact of(List<Passage> passages) {
        return new Exact(passages, passages.stream()
                .map(passage -> Stream.concat(OF_TITLE.stream(), Stream.of(passage.content().split(" "))).collect(Collectors.toSet()))
                .toList());
    }

    /** The memories that answer best. */
    List<UUID> first(int count, Asked asked) {
        var own = own(asked);
        var best = new HashMap<Long, Double>();
        for (var at = 0; at < own.length; at++) {
            best.merge(day(at), own[at], Math::max);
        }
        var score = IntStream.range(0, own.length)
                .mapToDouble(at -> own[at] + 0.1 * (beside(own, at, at - 1) + beside(own, at, at + 1)) + 0.6 * best.get(day(at)))
                .toArray();
        return IntStream.range(0, score.length).boxed().sorted(Comparator.comparingDouble(at -> -score[at])).limit(count)
                .map(at -> passages.get(at).memoryId()).toList();
    }

    private double[] own(Asked asked) {
        var cosine = passages.stream().mapToDouble(passage -> product(passage.vector(), asked.vector())).toArray();
        var count = cosine.length;
        var mean = IntStream.range(0, count).mapToDouble(at -> cosine[at]).average().orElseThrow();
        var variance = IntStream.range(0, count).mapToDouble(at -> Math.pow(cosine[at] - mean, 2)).average().orElseThrow();
        var middle = (count * mean + 20 * 0.765) / (count + 20);
        var spread = Math.sqrt((count * variance + 20 * 0.037 * 0.037) / (count + 20));
        var rarity = asked.words().stream().collect(Collectors.toMap(word -> word, this::rarity));
        var named = asked.words().contains("ann");
        return IntStream.range(0, count)
                .mapToDouble(at -> (cosine[at] - middle) / spread + 0.18 * shared(at, rarity)
                        + (named && passages.get(at).speaker().equals("Ann") ? 1.5 : 0))
                .toArray();
    }

    private double rarity(String word) {
        var count = words.stream().filter(each -> each.contains(word)).count();
        return Math.log(1 + (passages.size() - count + 0.5) / (count + 0.5));
    }

    private double shared(int at, Map<String, Double> rarity) {
        return rarity.entrySet().stream().filter(word -> words.get(at).contains(word.getKey())).mapToDouble(Map.Entry::getValue).sum();
    }

    private double beside(double[] own, int at, int other) {
        return other >= 0 && other < own.length && day(at) == day(other) ? own[other] : 0;
    }

    private long day(int at) {
        return passages.get(at).at().truncatedTo(ChronoUnit.DAYS).getEpochSecond();
    }

    private static double product(float[] one, float[] other) {
        var sum = 0.0;
        for (var at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
