package io.clonememoria.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question with a vector of the same kind as passages have. Half of them name somebody whom every title names too.
 *
 * @param words of the question that search looks for
 */
record Asked(String text, Set<String> words, float[] vector) {

    static List<Asked> some(int count, Chatter chatter) {
        var random = new Random(count);
        var asked = new ArrayList<Asked>();
        for (var at = 0; at < count; at++) {
            var words = new TreeSet<String>();
            while (words.size() < 3 + random.nextInt(3)) {
                words.add(chatter.word());
            }
            var named = at % 2 == 0;
            var text = (named ? "What did Ann do with " : "What about ") + String.join(" and ", words) + "?";
            if (named) {
                words.add("ann");
            }
            asked.add(new Asked(text, words, chatter.vector()));
        }
        return asked;
    }
}
