package io.clonememoria.acceptance.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import io.clonememoria.local.TestEdge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Everybody who tries. */
record Intruders(Doors doors, Databases databases, Victim victim) {
    static final String ADMINISTRATOR = "a platform administrator";

    List<Intruder> all() {
        return List.of(nobody(), nobodyAtTheService(), stranger(true), memberElsewhere(true), boundKey(),
                administrator());
    }

    private Intruder nobody() {
        return new Intruder("nobody", doors, Map.of(), Map::of, Set.of(), new Things(), this::nobody);
    }

    private Intruder nobodyAtTheService() {
        return new Intruder("nobody, past the gateway", doors, null, Map::of, Set.of(), new Things(), this::nobodyAtTheService);
    }

    /** @param busy whether with things of their own */
    private Intruder stranger(boolean busy) {
        var person = Person.register(doors);
        return of("a stranger", person, busy ? things(person, Map.of(), false) : new Things(), () -> stranger(false));
    }

    /** @param busy whether with things of their own */
    private Intruder memberElsewhere(boolean busy) {
        var person = Person.register(doors);
        var spaces = new Spaces(databases);
        var elsewhere = spaces.found(Person.register(doors).id(), "Elsewhere", "Another family.");
        spaces.join(elsewhere, person.id(), "admin");
        var things = busy ? things(person, Map.of("space_id", elsewhere), true) : new Things();
        return of("a member of another space", person, things, () -> memberElsewhere(false));
    }

    private Intruder of(String who, Person person, Things things, Supplier<Intruder> another) {
        return new Intruder(who, doors, person.credential(), () -> doors.edgeToken(TestEdge.caller(person.id())), Set.of(),
                things, another);
    }

    /** The victim's own key, so that the space it is bound to is all that keeps it out. In that space the victim has a name. */
    private Intruder boundKey() {
        var owner = victim.person().id();
        return new Intruder("a key bound to another space", doors, null,
                () -> doors.edgeToken(TestEdge.caller(owner).boundTo(victim.aside()).claim("key", victim.key().toString())),
                Set.of(owner.toString(), victim.name()), new Things(), this::boundKey);
    }

    private Intruder administrator() {
        var person = Person.register(doors);
        databases.run("clone", "update users set is_platform_admin = true where id = ?", person.id());
        return new Intruder(ADMINISTRATOR, doors, null,
                () -> doors.edgeToken(TestEdge.caller(person.id()).platformAdmin()), Set.of(), new Things(), this::administrator);
    }

    private static Things things(Person person, Map<String, UUID> where, boolean shared) {
        var things = new Things();
        var clone = id(person.post("/api/v1/clones", where.isEmpty() ? Map.of("name", "Mine")
                : Map.of("name", "Ours", "space_id", where.get("space_id"))));
        var under = "/api/v1/clones/" + clone;
        var conversation = id(person.post(under + "/conversations", Map.of("title", "Mine")));
        var turn = person.post("/api/v1/conversations/" + conversation + "/messages", Map.of("content", "Hello?"));
        return things.add("clones", shared, clone)
                .add("conversations", shared, conversation)
                .add("memories", shared, id(person.post(under + "/memories", Map.of("title", "Mine", "content", "Mine."))))
                .add("documents", shared, id(person.post(under + "/documents", Map.of("title", "Mine", "content", "Mine."))))
                .add("messages", shared, turn.at("/clone_message/id").asText());
    }

    private static String id(JsonNode made) {
        return made.path("id").asText();
    }
}
