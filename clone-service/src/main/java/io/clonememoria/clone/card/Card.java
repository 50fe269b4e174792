package io.clonememoria.clone.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clonememoria.clone.clone.CloneProfile;
import io.clonememoria.clone.clone.NewClone;
import io.clonememoria.clone.clone.Tone;
import io.clonememoria.clone.voice.EmbeddedVoice;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A character card. What of it has a place in a clone goes there; everything else stays in the card and goes out with it
 * again, understood or not.
 *
 * @param version  that it came in; of one that never came, the newest
 * @param document as it came, with an envelope
 */
record Card(CardVersion version, ObjectNode document) {
    private static final String DATA = "data";
    private static final String EXTENSIONS = "extensions";
    /** Ours, below the extensions. */
    private static final String OURS = "clonememoria";
    /** Cards tell more of a character than a clone's description holds; the card keeps the whole. */
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 100;
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*");
    private static final Pattern TEXT = Pattern.compile("[[^\\p{Cc}\\p{Cs}]\\n\\r\\t]*");
    private static final Pattern CHARACTER = Pattern.compile("\\{\\{char}}", Pattern.CASE_INSENSITIVE);

    /** The whole of version 1; programs write them beside the envelope of later ones, for older programs. */
    private static final List<String> FIRST = List.of("name", "description", "personality", "scenario", "first_mes", "mes_example");
    private static final List<String> TEXTS = List.of("description", "personality", "scenario", "first_mes", "mes_example",
            "creator_notes", "system_prompt", "post_history_instructions", "creator", "character_version");

    /** @throws InvalidCard when it lacks what makes it a card, or what goes into a clone cannot go there */
    static Card of(ObjectNode document) {
        var card = document.has("spec") ? enveloped(document) : first(document);
        card.requireImportable();
        return card;
    }

    /** The card that was kept when a clone was imported; a new one where it was not. */
    static Card kept(@Nullable ObjectNode document) {
        return document == null
                ? first(CardText.empty())
                : new Card(CardVersion.ofSpec(document.path("spec").asText()).orElse(CardVersion.V3), document);
    }

    /** What is to be made of it here. */
    NewClone toClone() {
        return new NewClone(name(), shown("description"), shown("first_mes"), tone(), language());
    }

    /** The same card as the clone is now: what was changed here since it came is changed in it. */
    ObjectNode of(CloneProfile clone, CardVersion wanted) {
        var out = document.deepCopy();
        out.put("spec", wanted.spec()).put("spec_version", wanted.specVersion());
        var data = out.withObjectProperty(DATA);
        if (!clone.name().equals(name())) {
            data.put("name", clone.name());
        }
        put(data, "description", clone.description());
        put(data, "first_mes", clone.greeting());
        TEXTS.stream().filter(name -> !data.path(name).isTextual()).forEach(name -> data.put(name, ""));
        wanted.lists().stream().filter(name -> !data.path(name).isArray()).forEach(data::putArray);
        var ours = data.withObjectProperty(EXTENSIONS).putObject(OURS).put("language", clone.language());
        ours.putObject("tone_config").put("warmth", clone.tone().warmth()).put("humor", clone.tone().humor())
                .put("formality", clone.tone().formality());
        FIRST.stream().filter(out::has).forEach(name -> out.set(name, data.get(name)));
        return out;
    }

    private static Card enveloped(ObjectNode document) {
        var version = CardVersion.ofSpec(document.path("spec").asText())
                .orElseThrow(() -> new InvalidCard("spec", "must be chara_card_v2 or chara_card_v3"));
        if (!document.path(DATA).isObject()) {
            throw new InvalidCard(DATA, "must be an object");
        }
        return new Card(version, document);
    }

    private static Card first(ObjectNode bare) {
        var document = CardText.empty();
        document.set(DATA, bare);
        return new Card(CardVersion.V3, document);
    }

    private void requireImportable() {
        if (!data().path("name").isTextual()) {
            throw new InvalidCard(field("name"), "must be there, as text");
        }
        var name = name();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !LINE.matcher(name).matches()) {
            throw new InvalidCard(field("name"), "must be one line of 1 to " + LONGEST_NAME + " characters");
        }
        for (var text : TEXTS) {
            if (data().hasNonNull(text) && !data().get(text).isTextual()) {
                throw new InvalidCard(field(text), "must be text");
            }
        }
        for (var text : List.of("description", "first_mes")) {
            if (!TEXT.matcher(data().path(text).asText("")).matches()) {
                throw new InvalidCard(field(text), "must not contain control characters");
            }
        }
        if (data().hasNonNull(EXTENSIONS) && !data().get(EXTENSIONS).isObject()) {
            throw new InvalidCard(field(EXTENSIONS), "must be an object");
        }
    }

    /** Of what the caller wrote, who may have written no envelope. */
    private String field(String name) {
        return document.has("spec") ? DATA + "." + name : name;
    }

    private JsonNode data() {
        return document.path(DATA);
    }

    private String name() {
        return data().path("name").asText("").strip();
    }

    /** A text as a clone shows it: its name in its place, and not longer than there is room. */
    private @Nullable String shown(String name) {
        var whole = CHARACTER.matcher(data().path(name).asText("")).replaceAll(Matcher.quoteReplacement(name())).strip();
        if (whole.length() <= LONGEST_TEXT) {
            return whole.isEmpty() ? null : whole;
        }
        var end = LONGEST_TEXT - 1;
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** What is still as it came stays as it came: whole, and with its places for names. */
    private void put(ObjectNode data, String name, @Nullable String now) {
        if (!Objects.equals(shown(name), now)) {
            data.put(name, now == null ? "" : now);
        }
    }

    private @Nullable String language() {
        var language = data().path(EXTENSIONS).path(OURS).path("language").asText("");
        return EmbeddedVoice.languages().contains(language) ? language : null;
    }

    /** Null when it says nothing that a tone can be. */
    private @Nullable Tone tone() {
        var tone = data().path(EXTENSIONS).path(OURS).path("tone_config");
        return isPart(tone.path("warmth")) && isPart(tone.path("humor")) && isPart(tone.path("formality"))
                ? new Tone(tone.get("warmth").doubleValue(), tone.get("humor").doubleValue(), tone.get("formality").doubleValue())
                : null;
    }

    private static boolean isPart(JsonNode number) {
        return number.isNumber() && number.doubleValue() >= 0 && number.doubleValue() <= 1;
    }
}
