package io.clonememoria.acceptance.replica;

import io.clonememoria.acceptance.replica.Aggregate.Kind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One person who makes clones and memories, changes them and deletes some, one act after the other. What nobody
 * acknowledged is left alone: no second try would tell whether the first was done.
 */
final class Writer {
    private static final int LIMIT_REACHED = 402;
    private static final int UPDATES = 2;

    private final Person person;
    private final Ledger ledger;
    private final String home;
    private int count;

    private Writer(Person person, Ledger ledger, String home) {
        this.person = person;
        this.ledger = ledger;
        this.home = home;
    }

    /** Their own account, and a clone that stays, for the memories. */
    static Writer register(URI gateway, Ledger ledger) {
        var person = Person.register(gateway);
        ledger.person(person.id());
        var home = person.newClone("Home");
        ledger.created(Kind.CLONE, home, person.id());
        return new Writer(person, ledger, home);
    }

    /** Whether memory-service has heard of this person's clone. */
    boolean isKnown() {
        return person.get("/clones/" + home + "/memories").done();
    }

    /** The life of a clone and of a memory. */
    void write() {
        count++;
        create(Kind.CLONE, "/clones", Map.of("name", "Clone " + count)).filter(this::updateAll).ifPresent(this::delete);
        create(Kind.MEMORY, "/clones/" + home + "/memories", Map.of("title", "Memory " + count, "content",
                "On day " + count + " the harbour was grey and the boat came home.")).filter(_ -> count % 2 == 0)
                .ifPresent(this::delete);
    }

    private Optional<Aggregate> create(Kind kind, String path, Map<String, String> body) {
        var answer = counted(person.post(path, body), "POST " + path);
        if (answer.done()) {
            return Optional.of(ledger.created(kind, answer.id(), person.id()));
        }
        if (answer.status() == LIMIT_REACHED) {
            tidyUp();
        } else if (!answer.refused()) {
            ledger.creationInDoubt(kind);
        }
        return Optional.empty();
    }

    private boolean updateAll(Aggregate clone) {
        for (var update = 1; update <= UPDATES; update++) {
            var description = "Change " + update + " of " + count;
            var answer = counted(person.patch("/clones/" + clone.id(), Map.of("description", description)), "PATCH /clones");
            if (!answer.refused()) {
                clone.updated(description, answer.done());
            }
            if (!answer.done()) {
                return false;
            }
        }
        return true;
    }

    private void delete(Aggregate aggregate) {
        var answer = counted(person.delete("/" + aggregate.kind().table() + "/" + aggregate.id()), "DELETE");
        if (!answer.refused()) {
            aggregate.did("deleted", answer.done());
        }
    }

    /** The plan has room for two clones: those that a failure left behind must go, also one whose making was in doubt. */
    private void tidyUp() {
        var clones = person.get("/clones");
        if (clones.done()) {
            StreamSupport.stream(clones.json().path("data").spliterator(), false)
                    .map(clone -> clone.path("id").asText()).filter(id -> !id.equals(home))
                    .forEach(id -> delete(ledger.created(Kind.CLONE, id, person.id())));
        }
    }

    private Person.Answer counted(Person.Answer answer, String what) {
        return ledger.counted(answer, what);
    }
}
