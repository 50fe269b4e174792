package io.clonememoria.memory.embedding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages whose rules for finding words again are known here. */
public enum Language {
    @JsonProperty("en")
    ENGLISH("en", Set.of("the", "and", "of", "to", "in", "is", "was", "were", "that", "my", "he", "she", "it", "with",
            "for", "you", "we", "they", "his", "her", "at", "had", "have", "this", "be", "when", "from", "not", "but",
            "what", "who", "i", "are", "our")),
    @JsonProperty("fr")
    FRENCH("fr", Set.of("le", "la", "les", "de", "des", "du", "et", "un", "une", "est", "était", "je", "nous", "que",
            "qui", "dans", "pour", "avec", "pas", "ma", "mon", "mes", "au", "aux", "il", "elle", "ils", "ce", "cette",
            "sur", "sa", "ses", "vous", "quand", "où", "ne", "à"));

    /** A few hundred words tell a language as surely as a whole book. */
    private static final int LOOKED_AT = 4_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    private final String code;
    private final Set<String> commonWords;

    Language(String code, Set<String> commonWords) {
        this.code = code;
        this.commonWords = commonWords;
    }

    /** Its ISO 639-1 code, in lower case. */
    public String code() {
        return code;
    }

    /** @return empty for codes of languages that are not known here */
    public static Optional<Language> ofCode(@Nullable String code) {
        return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
    }

    /** The language of a text by its commonest words; empty when they do not tell, as in a name or a list. */
    public static Optional<Language> of(String text) {
        var words = BETWEEN_WORDS.split(
                text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT));
        var english = ENGLISH.countIn(words);
        var french = FRENCH.countIn(words);
        if (english == french) {
            return Optional.empty();
        }
        return Optional.of(english > french ? ENGLISH : FRENCH);
    }

    private long countIn(String[] words) {
        return Arrays.stream(words).filter(commonWords::contains).count();
    }
}
