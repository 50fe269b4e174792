package io.clonememoria.acceptance.isolation;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Every row of every database in which something of the victim is, as it is at one moment.
 *
 * @param rows as JSON, by table
 */
record Snapshot(Map<String, List<String>> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    /** Whose turn it is among those with jobs: tidied up when they have none. A row may go, but none may come or change. */
    private static final String TIDIED = ".messaging.job_turns";

    /** When nothing is on its way any more. */
    static Snapshot settled(Databases databases, Victim victim) {
        var last = new AtomicReference<>(of(databases, victim));
        await().atMost(SOON).pollInterval(A_WHILE).until(() -> {
            var now = of(databases, victim);
            return now.equals(last.getAndSet(now)) && nothingLeaves(databases);
        });
        return last.get();
    }

    /** What has changed since, in sentences. A new row that only names the victim in a text, as a kept path does, is its writer's own. */
    List<String> changes(Snapshot after, Traces traces) {
        var changes = new ArrayList<String>();
        rows.forEach((table, before) -> before.stream().filter(row -> !table.endsWith(TIDIED) && !after.in(table).contains(row))
                .forEach(row -> changes.add(table + " has lost or changed " + row)));
        after.rows.forEach((table, now) -> now.stream().filter(row -> !in(table).contains(row))
                .filter(row -> isAboutTheVictim(table, row, traces))
                .forEach(row -> changes.add(table + " has a new or changed " + row)));
        return changes;
    }

    private static boolean isAboutTheVictim(String table, String row, Traces traces) {
        try {
            return JSON.readTree(row).propertyStream().anyMatch(column -> isAboutTheVictim(table, column.getKey(), column.getValue(), traces));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static boolean isAboutTheVictim(String table, String column, JsonNode value, Traces traces) {
        if (value.isTextual()) {
            return traces.are(value.asText());
        }
        var name = table.substring(table.indexOf('.') + 1) + "." + column;
        return traces.in(value.toString(), Exceptions.KEPT_AS_WRITTEN.containsKey(name) ? traces.ids() : Set.of()).isPresent();
    }

    int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    private List<String> in(String table) {
        return rows.getOrDefault(table, List.of());
    }

    private static Snapshot of(Databases databases, Victim victim) {
        var rows = new TreeMap<String, List<String>>();
        var traces = String.join("|", victim.traces().all());
        var aside = victim.aside() + "|" + victim.key();
        for (var database : Databases.NAMES) {
            try (var connection = databases.connect(database)) {
                for (var table : Table.all(connection)) {
                    if (!table.isInTransit()) {
                        var found = Databases.texts(connection, "select to_jsonb(t)::text from " + table.name()
                                + " t where t::text ~* ? and t::text !~* ? order by 1", traces, aside);
                        rows.put(database + "." + table.name(), found);
                    }
                }
            } catch (SQLException failure) {
                throw new AssertionError(database + ": " + failure.getMessage(), failure);
            }
        }
        return new Snapshot(rows);
    }

    private static boolean nothingLeaves(Databases databases) {
        return Databases.NAMES.stream()
                .allMatch(database -> databases.texts(database, "select position::text from messaging.outbox limit 1").isEmpty());
    }
}
