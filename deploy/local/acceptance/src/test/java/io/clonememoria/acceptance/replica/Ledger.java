package io.clonememoria.acceptance.replica;

import io.clonememoria.acceptance.replica.Aggregate.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the writers were told: every write that was acknowledged, and every one of which nobody knows. */
final class Ledger {
    private final Map<String, Aggregate> aggregates = new ConcurrentHashMap<>();
    private final Map<String, Integer> imports = new ConcurrentHashMap<>();
    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong doubtful = new AtomicLong();
    private final Map<Kind, AtomicLong> doubtfulCreations = Map.of(Kind.CLONE, new AtomicLong(), Kind.MEMORY, new AtomicLong());
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Queue<Long> moments = new ConcurrentLinkedQueue<>();

    void person(String id) {
        people.add(id);
    }

    Collection<String> people() {
        return people;
    }

    Aggregate created(Kind kind, String id, String owner) {
        return aggregates.computeIfAbsent(id, _ -> {
            var aggregate = new Aggregate(kind, id, owner);
            aggregate.did("created", true);
            return aggregate;
        });
    }

    Collection<Aggregate> aggregates() {
        return aggregates.values();
    }

    /** A chat that is being brought in, of so many messages. */
    void imported(String id, int messages) {
        imports.put(id, messages);
    }

    /** How many messages each of the chats has. */
    Map<String, Integer> imports() {
        return imports;
    }

    /** Counts an answer; those that are neither a success nor a refusal nor an honest doubt are surprises. */
    Person.Answer counted(Person.Answer answer, String what) {
        if (answer.done()) {
            acknowledged.incrementAndGet();
            moments.add(System.nanoTime());
        } else if (!answer.refused()) {
            doubtful.incrementAndGet();
            if (answer.status() != 503 || !answer.type().startsWith("application/problem+json")) {
                surprises.add(what + ": " + answer.status() + " " + answer.text());
            }
        }
        return answer;
    }

    void creationInDoubt(Kind kind) {
        doubtfulCreations.get(kind).incrementAndGet();
    }

    long creationsInDoubt(Kind kind) {
        return doubtfulCreations.get(kind).get();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long doubtful() {
        return doubtful.get();
    }

    /** What should never be answered, whoever is killed, as long as the gateway lives. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** The longest time since that moment in which nothing was acknowledged to anybody. */
    Duration longestPauseSince(long moment) {
        var last = moment;
        var longest = 0L;
        for (var next : moments.stream().filter(each -> each >= moment).sorted().toList()) {
            longest = Math.max(longest, next - last);
            last = next;
        }
        return Duration.ofNanos(longest);
    }
}
