package io.clonememoria.acceptance.replica;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One person who brings a chat in again and again, each time another one. */
final class Importer {
    private static final int MESSAGES = 2_000;

    private final Person person;
    private final Ledger ledger;
    private final String clone;
    private int count;

    private Importer(Person person, Ledger ledger, String clone) {
        this.person = person;
        this.ledger = ledger;
        this.clone = clone;
    }

    /** Not one of the ledger's people: what an import brings is told as a whole, and each of their memories by itself. */
    static Importer register(URI gateway, Ledger ledger) {
        var person = Person.register(gateway);
        return new Importer(person, ledger, person.newClone("Chats"));
    }

    /** Whether memory-service has heard of this person's clone. */
    boolean isKnown() {
        return person.get("/clones/" + clone + "/imports").done();
    }

    /** Has a chat brought in, and does not wait for it. */
    void begin() {
        count++;
        var chat = IntStream.range(0, MESSAGES)
                .mapToObj(at -> "2021-03-15T14:05:33Z,Rosa,Message " + at + " of chat " + count)
                .collect(Collectors.joining("\n", "date,author,text\n", "\n"));
        var id = person.upload("/clones/" + clone + "/imports", "chat.csv", chat, "speaker", "Rosa").expecting(202).id();
        ledger.imported(id, MESSAGES);
    }
}
