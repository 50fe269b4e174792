package io.clonememoria.acceptance.isolation;

import io.clonememoria.launcher.terminal.Table;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was asked by whom and what came back; for several threads. */
final class Tally {
    private final int documented;
    private final Set<Operation> covered = new HashSet<>();
    private final Map<String, Set<Operation>> operations = new TreeMap<>();
    private final Map<String, Map<Integer, Integer>> answers = new TreeMap<>();

    Tally(int documented) {
        this.documented = documented;
    }

    synchronized void count(String who, Operation operation, Answer answer) {
        covered.add(operation);
        operations.computeIfAbsent(who, _ -> new HashSet<>()).add(operation);
        answers.computeIfAbsent(who, _ -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
    }

    /** How many different ones were called. */
    synchronized int operations() {
        return covered.size();
    }

    synchronized void print() {
        var table = new Table("called as", "operations", "calls", "answers");
        answers.forEach((who, statuses) -> table.row(who, operations.get(who).size() + " of " + documented,
                Integer.toString(statuses.values().stream().mapToInt(Integer::intValue).sum()),
                statuses.toString().replace("=", ": ").replaceAll("[{}]", "")));
        System.out.println(table.render());
    }
}
