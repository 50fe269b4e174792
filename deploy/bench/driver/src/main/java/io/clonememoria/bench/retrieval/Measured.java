package io.clonememoria.bench.retrieval;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was found for many questions, as figures. */
record Measured(List<Found> found) {

    static Measured of(Collection<Questioned> clones) {
        return new Measured(clones.stream().flatMap(each -> each.found().stream()).toList());
    }

    Measured in(String language) {
        return new Measured(found.stream().filter(each -> each.asked().language().equals(language)).toList());
    }

    /** Evidence recall: the share of a question's evidence, averaged over the questions that have any. */
    double recallAt(int places) {
        return average(each -> each.recallAt(places));
    }

    double recallWithin(int characters) {
        return average(each -> each.recallWithin(characters));
    }

    /**
     * How surely the best result tells a question that has an answer from one that has none: the chance that of two such
     * questions the one with an answer has the higher figure. 0.5 is no help, 1 is certainty.
     */
    double tellsAnsweredBy(ToDoubleFunction<Found> figure) {
        var answered = found.stream().filter(each -> !each.asked().evidence().isEmpty()).mapToDouble(figure).toArray();
        var unanswered = found.stream().filter(each -> each.asked().evidence().isEmpty()).mapToDouble(figure).toArray();
        var won = 0.0;
        for (var one : answered) {
            for (var other : unanswered) {
                won += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return won / answered.length / unanswered.length;
    }

    /** The time that so many of a hundred searches took at most, in milliseconds. */
    double millis(int percentile) {
        var sorted = found.stream().mapToLong(Found::nanos).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)] / 1e6;
    }

    private double average(ToDoubleFunction<Found> figure) {
        return found.stream().filter(each -> !each.asked().evidence().isEmpty()).mapToDouble(figure).average().orElse(Double.NaN);
    }
}
