package io.clonememoria.clone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    @ParameterizedTest
    @EnumSource(Letter.class)
    void everyLetterHasWordsInEachLanguageAndALinkInAllOrNone(Letter letter) {
        var english = Words.in("en");
        var french = Words.in("fr");

        assertThat(english.subject(letter)).isNotBlank().isNotEqualTo(french.subject(letter));
        assertThat(english.paragraphs(letter)).isNotEmpty().hasSameSizeAs(french.paragraphs(letter));
        assertThat(english.link(letter).isPresent()).isEqualTo(french.link(letter).isPresent());
    }
}
