package io.clonememoria.acceptance.replica;

import static org.awaitility.Awaitility.await;

import io.clonememoria.acceptance.replica.Aggregate.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger held against what the services keep: rows, facts on the topics, and the effects of those facts.
 *
 * @param lost     what was acknowledged and is not there
 * @param doubled  what is there more than once, or was done without being asked for
 * @param disorder facts that came before earlier ones of their key
 */
record Books(List<String> lost, List<String> doubled, List<String> disorder) {
    /** Nothing to say. */
    static final Books BALANCED = new Books(List.of(), List.of(), List.of());

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Waits until nothing is on its way any more, and then counts. */
    static Books audited(Ledger ledger) {
        var databases = Databases.ofTheSuite();
        await().atMost(PATIENCE).pollInterval(LOOK_EVERY)
                .until(() -> databases.importsAtWork() == 0 && databases.waiting() == 0); // the last of them tells
        var topics = Topics.read(ReplicatedSuite.addresses().kafka());
        var books = new Books(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var audit = new Audit(ledger, databases, topics, books);
        audit.rows(Kind.CLONE, "description");
        audit.rows(Kind.MEMORY, "null::text");
        ledger.aggregates().forEach(audit::facts);
        ledger.imports().forEach(audit::messages);
        audit.effects();
        if (databases.deadLetters() > 0) {
            books.lost.add(databases.deadLetters() + " dead letters");
        }
        return books;
    }

    private record Audit(Ledger ledger, Databases databases, Topics topics, Books books) {

        private record Row(String id, boolean deleted, String text) {}

        void rows(Kind kind, String text) {
            var rows = databases.rows(kind.label(), row -> new Row(row.getString(1), row.getBoolean(2), row.getString(3)),
                    "select id::text, deleted_at is not null, " + text + " from " + kind.table()
                            + " where user_id::text = any(?)", ledger.people()).stream()
                    .collect(Collectors.toMap(Row::id, Function.identity()));
            var known = ledger.aggregates().stream().filter(each -> each.kind() == kind).toList();
            known.forEach(each -> row(each, rows.get(each.id())));
            var unknown = rows.size() - known.stream().filter(each -> rows.containsKey(each.id())).count();
            if (unknown > ledger.creationsInDoubt(kind)) {
                books.doubled.add(unknown + " rows in " + kind.table() + " that nobody asked for");
            }
        }

        private void row(Aggregate each, @Nullable Row row) {
            var deleted = each.kind().label() + ".deleted";
            if (row == null) {
                books.lost.add("row " + each.id());
            } else if (each.acknowledged(deleted) > 0 != row.deleted && (row.deleted ? each.doubtful(deleted) == 0 : true)) {
                books.lost.add((row.deleted ? "deleted by nobody: " : "not deleted: ") + each.id());
            } else if (!each.mayRead(row.text)) {
                books.lost.add("update of " + each.id() + ": " + row.text);
            }
        }

        /** Of every act as many facts as were acknowledged, and of those in doubt at most one each. */
        void facts(Aggregate each) {
            var events = topics.of(each.id());
            var counts = events.stream().collect(Collectors.groupingBy(Topics.Event::type, Collectors.counting()));
            var types = new TreeSet<>(counts.keySet());
            each.acts().forEach(act -> types.add(act.type()));
            for (var type : types) {
                var count = counts.getOrDefault(type, 0L);
                if (count < each.acknowledged(type)) {
                    books.lost.add(type + " of " + each.id());
                } else if (count > each.acknowledged(type) + each.doubtful(type)) {
                    books.doubled.add(type + " of " + each.id());
                }
            }
            for (var later = 1; later < events.size(); later++) {
                if (rank(events.get(later - 1)) > rank(events.get(later))
                        || events.get(later - 1).time().isAfter(events.get(later).time())) {
                    books.disorder.add(events.get(later).type() + " of " + each.id());
                }
            }
        }

        /** Each message of a chat once, and word of them all once. */
        void messages(String id, int messages) {
            var places = databases.rows("memory", row -> row.getInt(1),
                    "select import_index from memories where import_id::text = ?", id);
            if (Set.copyOf(places).size() < messages) {
                books.lost.add("messages of import " + id + ": " + Set.copyOf(places).size() + " of " + messages);
            }
            if (places.size() > messages) {
                books.doubled.add("messages of import " + id + ": " + places.size() + " instead of " + messages);
            }
            var told = topics.of(id).stream().filter(event -> event.type().equals("import.completed")).count();
            if (told != 1) {
                (told == 0 ? books.lost : books.doubled).add("import.completed of " + id + ": " + told);
            }
        }

        private static int rank(Topics.Event event) {
            return event.type().endsWith(".created") ? 0 : event.type().endsWith(".deleted") ? 2 : 1;
        }

        /** Every fact once in the audit log and in the inbox of who writes it, and every new clone once in the usage. */
        void effects() {
            var ids = topics.idsOf(ledger.aggregates());
            settled("inbox of the audit log", ids.size(), () -> databases.count("workspace",
                    "select count(*) from messaging.inbox where consumer = 'audit' and event_id::text = any(?)", ids));
            settled("audit log", ids.size(), () -> databases.count("workspace",
                    "select count(*) from audit_log where id::text = any(?)", ids));
            var expected = newClones();
            settled("usage", expected.values().stream().mapToLong(Long::longValue).sum(), () -> databases.count("billing",
                    "select coalesce(sum(clones_created), 0) from usage_metrics where user_id::text = any(?)", ledger.people()));
            databases.rows("billing", row -> Map.entry(row.getString(1), row.getLong(2)),
                    "select user_id::text, sum(clones_created) from usage_metrics where user_id::text = any(?) group by 1",
                    ledger.people()).stream()
                    .filter(used -> !used.getValue().equals(expected.getOrDefault(used.getKey(), 0L)))
                    .forEach(used -> books.doubled.add("usage of " + used.getKey() + ": " + used.getValue()
                            + " instead of " + expected.get(used.getKey())));
        }

        /** By owner. A clone whose making was in doubt and that nobody has met since has facts, too. */
        private Map<String, Long> newClones() {
            return databases.rows("clone", row -> Map.entry(row.getString(1), row.getString(2)),
                    "select id::text, user_id::text from clones where user_id::text = any(?)", ledger.people()).stream()
                    .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.summingLong(clone -> topics.of(clone.getKey())
                            .stream().filter(event -> event.type().equals("clone.created")).count())));
        }

        /** Waits until as many as there should be are there, and then holds that there is not one more. */
        private void settled(String what, long expected, LongSupplier count) {
            var deadline = Instant.now().plus(PATIENCE);
            var found = new long[] {count.getAsLong()};
            await().atMost(PATIENCE.plusSeconds(1)).pollInterval(LOOK_EVERY).until(() -> {
                found[0] = count.getAsLong();
                return found[0] >= expected || Instant.now().isAfter(deadline);
            });
            if (found[0] < expected) {
                books.lost.add(what + ": " + found[0] + " of " + expected);
            } else if (found[0] > expected) {
                books.doubled.add(what + ": " + found[0] + " instead of " + expected);
            }
        }
    }

    @Override
    public String toString() {
        return Arrays.asList("lost " + lost, "doubled " + doubled, "disorder " + disorder).toString();
    }
}
