package io.clonememoria.memory.retrieval;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text as far as it matters whether two texts say the same: not their case, order or punctuation. */
record Words(Set<String> all) {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Nine words in ten: a corrected letter, a message forwarded with a greeting. */
    private static final double NEARLY_ALL = 0.9;

    static Words of(String text) {
        return new Words(Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether nearly all words of either are words of the other too; texts without words repeat nothing. */
    boolean repeat(Words other) {
        if (all.isEmpty() || other.all.isEmpty()
                || Math.min(all.size(), other.all.size()) < NEARLY_ALL * Math.max(all.size(), other.all.size())) {
            return false;
        }
        var common = new HashSet<>(all);
        common.retainAll(other.all);
        return common.size() >= NEARLY_ALL * (all.size() + other.all.size() - common.size());
    }
}
