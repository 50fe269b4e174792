package io.clonememoria.memory.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rows a query is about, of those that the caller sees.
 *
 * @param condition SQL with {@code $1}-style parameters
 * @param values    of its parameters, in order
 */
record MemoryRows(String condition, List<Object> values) {

    static MemoryRows where(String condition, Object... values) {
        return new MemoryRows("true", List.of()).and(condition, values);
    }

    /** Narrowed by a condition in which each {@code ?} stands for the next of the values. */
    MemoryRows and(String more, Object... its) {
        var all = new ArrayList<>(values);
        var numbered = new StringBuilder();
        var next = 0;
        for (var character : more.toCharArray()) {
            if (character == '?') {
                all.add(its[next++]);
                numbered.append('$').append(all.size());
            } else {
                numbered.append(character);
            }
        }
        return new MemoryRows(condition + " and " + numbered, List.copyOf(all));
    }
}
