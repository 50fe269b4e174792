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
                .isEqualTo("Chère Élise,\r\n\tà bientôt");
        assertThat(PlainText.of("\uFEFFHello".getBytes(StandardCharsets.UTF_8))).isEqualTo("Hello");
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> PlainText.of("Chère Élise".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> PlainText.of("Hello".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void refusesATruncatedCharacter() {
        assertThatThrownBy(() -> PlainText.of(new byte[] {'a', (byte) 0xC3})).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t", "\uFEFF", "a\u0000b", "%PDF-1.7\u0001", "a\u001bb"})
    void refusesWhatSaysNothingOrIsNoText(String text) {
        assertThatThrownBy(() -> PlainText.of(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Invalid.class);
    }
}
