package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @ValueSource(strings = {"We took the ferry to the island and stayed for a week.", "I was never afraid of him.",
        "My mother's kitchen smelled of cardamom, and it was always warm."})
    void hearsEnglish(String text) {
        assertThat(Language.of(text)).contains(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nous avons pris le bac pour l'île.", "Elle ne parlait pas de la guerre.",
        "La cuisine de ma grand-mère sentait la cardamome."})
    void hearsFrench(String text) {
        assertThat(Language.of(text)).contains(Language.FRENCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rosa Lindqvist", "12.4.1962", "\uD83D\uDEA2\uD83D\uDEA2"})
    void doesNotGuessWhereNothingTells(String text) {
        assertThat(Language.of(text)).isEmpty();
    }

    @Test
    void knowsItsCodes() {
        assertThat(Language.ofCode("fr")).contains(Language.FRENCH);
        assertThat(Language.ofCode("tlh")).isEmpty();
        assertThat(Language.ofCode(null)).isEmpty();
    }
}
