package io.clonememoria.bench.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What one clone is told, and what it is asked afterwards. */
record QuestionSet(String name, List<Told> memories, List<Asked> questions) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As LoCoMo has it: {@code 1:56 pm on 8 May, 2023}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, yyyy").toFormatter(Locale.US);

    private static final Duration PAUSE = Duration.ofSeconds(20);

    /** All conversations of a folder, in the order of their names. */
    static List<QuestionSet> conversations(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(QuestionSet::conversation).toList();
        }
    }

    /** The set of our own: a French and English couple's memories. */
    static QuestionSet ofOurOwn(Path root) {
        var folder = root.resolve("deploy/local/retrieval");
        return new QuestionSet("French and English",
                elements(read(folder.resolve("memories.json"))).map(QuestionSet::memory).toList(),
                elements(read(folder.resolve("questions.json"))).map(question -> asked(question,
                        question.path("language").asText())).toList());
    }

    /** Each turn a memory with its speaker and its day, as a chat that was pasted would be. */
    private static QuestionSet conversation(Path file) {
        var conversation = read(file);
        var speakers = elements(conversation.path("turns")).map(turn -> turn.path("speaker").asText()).distinct().sorted()
                .collect(Collectors.joining(" and "));
        return new QuestionSet(file.getFileName().toString().replace(".json", ""),
                elements(conversation.path("turns")).map(turn -> turn(turn, "Chat of " + speakers)).toList(),
                elements(conversation.path("questions")).map(question -> asked(question, "en")).toList());
    }

    private static Told turn(JsonNode turn, String title) {
        var at = LocalDateTime.parse(turn.path("date").asText(), TIME).toInstant(ZoneOffset.UTC);
        return new Told(turn.path("id").asText(), Map.of("title", title, "content", turn.path("text").asText(),
                "speaker", turn.path("speaker").asText(), "occurred_at", at.toString(), "occurred_precision", "day",
                "source_type", "chat"));
    }

    private static Told memory(JsonNode memory) {
        var fields = new HashMap<String, Object>();
        for (var field : Set.of("title", "content", "speaker", "occurred_at", "occurred_precision")) {
            fields.put(field, memory.path(field).asText());
        }
        return new Told(memory.path("id").asText(), fields);
    }

    private static Asked asked(JsonNode question, String language) {
        return new Asked(question.path("question").asText(),
                elements(question.path("evidence")).map(JsonNode::asText).collect(Collectors.toCollection(HashSet::new)), language);
    }

    /**
     * The same as a chat's file has it: each message at a time of its own, here some seconds after the one before, because the
     * conversations only say when they began.
     */
    QuestionSet asChat() {
        var messages = new ArrayList<Told>();
        var began = "";
        var at = Instant.EPOCH;
        for (var memory : memories) {
            var time = (String) memory.fields().get("occurred_at");
            at = time.equals(began) ? at.plus(PAUSE) : Instant.parse(time);
            began = time;
            messages.add(new Told(memory.name(), Map.of("speaker", memory.fields().get("speaker"), "time", at.toString(),
                    "content", memory.fields().get("content"))));
        }
        return new QuestionSet(name + ", imported", messages, questions);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
