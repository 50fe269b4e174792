package io.clonememoria.bench.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import io.clonememoria.bench.suite.Person;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A clone that was told a set and asked its questions. */
record Questioned(QuestionSet set, List<Found> found) {
    private static final int LIMIT = 50;
    private static final int BULK = 500;
    private static final int LOOKS = 120;
    private static final long PAUSE_MILLIS = 1_000;

    /** Tells a new clone everything, waits until all of it can be found by its meaning, and asks. */
    static Questioned of(QuestionSet set, URI gateway) throws IOException, InterruptedException {
        var person = new Person(gateway);
        var clone = person.newClone(set.name());
        var told = tell(person, clone, set.memories());
        return asked(set, person, clone, result -> told.get(result.path("id").asText()));
    }

    /** The same of a set that is a chat: imported as one file. */
    static Questioned ofChat(QuestionSet chat, URI gateway) throws IOException, InterruptedException {
        var person = new Person(gateway);
        var clone = person.newClone(chat.name());
        var told = chat.memories().stream().collect(Collectors.toMap(message -> message.fields().get("time"), Function.identity()));
        var begun = person.upload("/clones/" + clone + "/imports", chat.memories().stream().map(Told::fields).toList(),
                Map.of("source_type", "json", "speaker", (String) chat.memories().getFirst().fields().get("speaker")));
        awaitEnd(person, begun.path("id").asText());
        return asked(chat, person, clone, result -> told.get(result.path("occurred_at").asText()));
    }

    private static void awaitEnd(Person person, String id) throws IOException, InterruptedException {
        for (var look = 0; look < LOOKS; look++) {
            var status = person.get("/imports/" + id).path("status").asText();
            if (status.equals("completed")) {
                return;
            }
            if (!status.equals("processing")) {
                throw new IllegalStateException("the import is " + status);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("the import does not end");
    }

    private static Questioned asked(QuestionSet set, Person person, String clone, Function<JsonNode, Told> told)
            throws IOException, InterruptedException {
        for (var look = 0; look < LOOKS; look++) {
            var found = new ArrayList<Found>();
            for (var asked : set.questions()) {
                ask(person, clone, asked, told).ifPresent(found::add);
            }
            if (found.size() == set.questions().size()) {
                return new Questioned(set, found);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException(set.name() + " is still without some of its vectors");
    }

    /** In the order in which they were said. @return the memories by their ids in the clone */
    private static Map<String, Told> tell(Person person, String clone, List<Told> memories)
            throws IOException, InterruptedException {
        var told = new HashMap<String, Told>();
        for (var first = 0; first < memories.size(); first += BULK) {
            var some = memories.subList(first, Math.min(memories.size(), first + BULK));
            var created = person.post("/clones/" + clone + "/memories/bulk",
                    Map.of("memories", some.stream().map(Told::fields).toList()), 201).path("data");
            for (var at = 0; at < some.size(); at++) {
                told.put(created.get(at).path("id").asText(), some.get(at));
            }
        }
        return told;
    }

    /** Empty while something that is found has no vector yet. */
    private static Optional<Found> ask(Person person, String clone, Asked asked, Function<JsonNode, Told> told)
            throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var answer = person.post("/clones/" + clone + "/memories/search", Map.of("query", asked.question(), "limit", LIMIT), 200);
        var nanos = System.nanoTime() - begin;
        var results = StreamSupport.stream(answer.path("results").spliterator(), false).toList();
        if (results.stream().anyMatch(result -> result.path("similarity").isNull()) || !answer.path("degraded").isEmpty()) {
            return Optional.empty();
        }
        var best = results.stream().findFirst();
        return Optional.of(new Found(asked, results.stream().map(told).toList(),
                best.map(result -> result.path("similarity").asDouble()).orElse(0.0),
                best.map(result -> result.path("score").asDouble()).orElse(0.0), nanos));
    }
}
