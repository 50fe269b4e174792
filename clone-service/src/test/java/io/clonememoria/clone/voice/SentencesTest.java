package io.clonememoria.clone.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void aSentenceEndsWhereItEnds() {
        assertThat(Sentences.of("We left at dawn. Nobody spoke! Why?", Locale.ENGLISH))
                .containsExactly("We left at dawn.", "Nobody spoke!", "Why?");
    }

    @Test
    void anAbbreviationEndsNone() {
        assertThat(Sentences.of("I worked for Mr. Blanc. He was kind. J. Roux was not.", Locale.ENGLISH))
                .containsExactly("I worked for Mr. Blanc.", "He was kind.", "J. Roux was not.");
        assertThat(Sentences.of("Mme. Faure habitait là. Elle chantait.", Locale.FRENCH))
                .containsExactly("Mme. Faure habitait là.", "Elle chantait.");
    }

    @Test
    void aFullLineOfALetterGoesOnInTheNext() {
        assertThat(Sentences.of("Dear Anna,\n\nthe train stopped in the\nsnow for two days. We\r\nsang.", Locale.ENGLISH))
                .containsExactly("Dear Anna,", "the train stopped in the snow for two days.", "We sang.");
    }

    @Test
    void nothingHasNoSentences() {
        assertThat(Sentences.of(" \n\n ", Locale.ENGLISH)).isEmpty();
    }
}
