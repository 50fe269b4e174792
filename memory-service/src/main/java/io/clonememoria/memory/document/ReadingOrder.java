package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the job is to read a document.
 *
 * @param ending   of the file's name, without the dot; tells Markdown from other text
 * @param language as the uploader said; null lets the text tell
 * @param found    the language that the document had when this was ordered, as a code: when it has another by now, somebody
 *                 said so meanwhile; null before that is known
 */
record ReadingOrder(String ending, @Nullable Language language, @Nullable String found) {
    private static final String DOCUMENT = "document_id";
    private static final String ENDING = "ending";
    private static final String LANGUAGE = "language";
    private static final String FOUND = "found_language";

    /** Of a document that is there: its title is mostly its file's name, and the language that it has stays. */
    static ReadingOrder again(Document document) {
        return new ReadingOrder(new SentFile(document.title, "").ending(),
                document.chunkCount == 0 ? null : Language.ofCode(document.language).orElse(null), document.language);
    }

    static ReadingOrder of(JsonObject payload) {
        return new ReadingOrder(payload.getString(ENDING, ""), Language.ofCode(payload.getString(LANGUAGE)).orElse(null),
                payload.getString(FOUND));
    }

    static UUID document(JsonObject payload) {
        return UUID.fromString(payload.getString(DOCUMENT));
    }

    /** What the job keeps. */
    JsonObject of(Document document) {
        return new JsonObject()
                .put(DOCUMENT, document.id.toString())
                .put(FOUND, document.language)
                .put(ENDING, ending)
                .put(LANGUAGE, language == null ? null : language.code());
    }

    /** A name that says of the file what its own did, and nothing of its content. */
    String fileName() {
        return ending.isEmpty() ? "" : "file." + ending;
    }

    /** As was said, last of all while this waited; else as the text tells; else the one that is there. */
    Language languageOf(String text, String present) {
        return Optional.ofNullable(found).filter(before -> !before.equals(present)).flatMap(_ -> Language.ofCode(present))
                .or(() -> Optional.ofNullable(language))
                .or(() -> Language.of(text))
                .or(() -> Language.ofCode(present))
                .orElse(Language.ENGLISH);
    }
}
