package io.clonememoria.clone.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** What our letters say, in one language. */
record Words(Map<String, String> texts) {
    private static final Map<String, Words> IN = Map.of("en", read("en"), "fr", read("fr"));

    /** In English where we do not know the language. */
    static Words in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }

    String subject(Letter letter) {
        return text(letter.key() + ".subject");
    }

    /** What the link is called; empty for letters without one. */
    Optional<String> link(Letter letter) {
        return Optional.ofNullable(texts.get(letter.key() + ".link"));
    }

    /** The letter's paragraphs, in order. */
    List<String> paragraphs(Letter letter) {
        return List.of(text(letter.key() + ".text").split("\n"));
    }

    String greeting() {
        return text("greeting");
    }

    String closing() {
        return text("closing");
    }

    private String text(String key) {
        var found = texts.get(key);
        if (found == null) {
            throw new IllegalStateException("no words for " + key);
        }
        return found;
    }

    private static Words read(String language) {
        try (var file = Words.class.getResourceAsStream("/mail/" + language + ".properties")) {
            var read = new Properties();
            read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            var texts = new TreeMap<String, String>();
            read.forEach((key, text) -> texts.put(key.toString(), text.toString()));
            return new Words(texts);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
