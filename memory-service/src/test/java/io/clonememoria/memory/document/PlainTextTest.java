package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void readsUtf8WithOrWithoutItsMark() {
        assertThat(PlainText.of("Chère Élise,\r\n\tà bientôt".getBytes(StandardCharsets.UTF_8)))
                .contains("Chère Élise,\r\n\tà bientôt");
        assertThat(PlainText.of("\uFEFFHello".getBytes(StandardCharsets.UTF_8))).contains("Hello");
    }

    @Test
    void leavesOtherEncodingsToWhoKnowsThem() {
        assertThat(PlainText.of("Chère Élise".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(PlainText.of("Hello".getBytes(StandardCharsets.UTF_16))).isEmpty();
    }

    @Test
    void isNotCertainOfATruncatedCharacter() {
        assertThat(PlainText.of(new byte[] {'a', (byte) 0xC3})).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "\uFEFF", "a\u0000b", "%PDF-1.7\u0001", "a\u001bb"})
    void refusesWhatSaysNothingOrIsNoText(String text) {
        assertThatThrownBy(() -> PlainText.of(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Invalid.class);
    }
}
