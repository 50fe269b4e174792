package io.clonememoria.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "8e03978e-40d5-43e8-bc93-6894a57f9324 | 8e03978e-40d5-43e8-bc93-6894a57f9324",
        "\"8e03978e\" | 8e03978e",
        "\"two words, and; more\" | two words, and; more",
        "\"a \\\"quote\\\" and \\\\\" | a \"quote\" and \\",
        "a/b:c=d?e@f | a/b:c=d?e@f"})
    void isTheSameQuotedAndUnquoted(String header, String key) {
        assertThat(IdempotencyKey.of(List.of(header))).contains(new IdempotencyKey(key));
    }

    @Test
    void nobodyNeedsOne() {
        assertThat(IdempotencyKey.of(List.of())).isEmpty();
    }

    @Test
    void has255CharactersAtMost() {
        var longest = "k".repeat(255);

        assertThat(IdempotencyKey.of(List.of(longest))).contains(new IdempotencyKey(longest));
        assertThat(IdempotencyKey.of(List.of('"' + "\\\"".repeat(255) + '"'))).contains(new IdempotencyKey("\"".repeat(255)));
        assertRefused(longest + "k");
        assertRefused('"' + longest + "k\"");
        assertRefused("k".repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"\"", "\"", "\"open", "open\"", "a\"b", "\"a\"b", "\"a\", \"b\"", "a, b", "a,b", "a;b=c",
        "\"a\";b=c", "\"a\\b\"", "two words", "a\tb", "\"a\tb\"", "clé", "\"clé\"", "a\u0000b", "back\\slash", "\"ends with \\\""})
    void anythingElseIsNone(String header) {
        assertRefused(header);
    }

    @Test
    void twoHeadersAreNoKey() {
        assertThatThrownBy(() -> IdempotencyKey.of(List.of("a", "b"))).isInstanceOf(MalformedIdempotencyKey.class);
    }

    @Test
    void aHostileOneCostsNothing() {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> assertRefused('"' + "\\\\".repeat(254) + "\\"));
    }

    private static void assertRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.of(List.of(header))).isInstanceOf(MalformedIdempotencyKey.class);
    }
}
