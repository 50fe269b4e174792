package io.clonememoria.launcher.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The family's papers in {@code deploy/local/demo}, and what a visitor asks about them.
 *
 * @param person    as {@code POST /clones} takes it
 * @param letters   as {@code POST /clones/{id}/memories} takes them
 * @param chat      the exported family chat, message by message
 * @param documents notebooks to upload
 * @param questions in the order in which they are asked
 */
record Archive(JsonNode person, List<ObjectNode> letters, List<ChatMessage> chat, List<Document> documents,
        List<Question> questions) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param language of the text, ISO 639-1 */
    record Document(String fileName, String title, String language, String content) {}

    static Archive load() {
        try {
            return new Archive(
                JSON.readTree(text("clone.json")),
                JSON.readValue(text("letters.json"), new TypeReference<>() {}),
                text("chat.txt").lines().map(ChatMessage::parse).toList(),
                List.of(
                    document("thomas-notebook.txt", "Thomas Ashby's notebook", "en"),
                    document("carnet-de-jeanne.txt", "Carnet de Jeanne", "fr")),
                JSON.readValue(text("questions.json"), new TypeReference<>() {}));
        } catch (IOException malformed) {
            throw new UncheckedIOException("the demo's archive cannot be read", malformed);
        }
    }

    private static Document document(String fileName, String title, String language) {
        return new Document(fileName, title, language, text("documents/" + fileName));
    }

    private static String text(String name) {
        try (var file = Archive.class.getResourceAsStream("/demo/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
