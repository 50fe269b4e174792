package io.clonememoria.memory.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Write to rosa.lind+home@mail.example.org, please | Write to [e-mail], please",
        "élise@exemple.fr! | [e-mail]!",
        "Call +33 6 12 34 56 78 tonight | Call [phone] tonight",
        "Call +33612345678. | Call [phone].",
        "0612345678 is new | [phone] is new",
        "06.12.34.56.78 and 06 12 34 56 79 | [phone] and [phone]",
        "0049 (30) 123456-78 | [phone]",
        "(555) 234-5678 or 555-234-5678 | [phone] or [phone]",
        "+44 (0)20 7946 0958 | [phone]",
        "My card is 4111 1111 1111 1111, yes | My card is [card], yes",
        "4111111111111111 | [card]",
        "5500-0000-0000-0004 | [card]"})
    void whatReachesOrChargesSomebodyIsLeftOut(String text, String masked) {
        assertThat(Masking.of(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "On 15/03/2021 at 14:05 we met", "01.02.2021 14:05 and 01.02.2021 15", "In 1987, 1988 and 1989", "It cost 12,345,678.90 francs",
        "Room 101, floor 12, house 7", "Order 4111 1111 1111 1112 came", "@rosa said so", "a@b", "100000 sheep", "2021-03-15"})
    void datesSumsAndOrdersStay(String text) {
        assertThat(Masking.of(text)).isEqualTo(text);
    }

    @Test
    void whoIsANumberAloneStaysAPersonOfTheirOwn() {
        var masking = new Masking();

        assertThat(masking.ofSpeaker("+33 6 12 34 56 78")).isEqualTo("[phone 1]");
        assertThat(masking.ofSpeaker("Rosa")).isEqualTo("Rosa");
        assertThat(masking.ofSpeaker("+33 6 99 99 99 99")).isEqualTo("[phone 2]");
        assertThat(masking.ofSpeaker("+33 6 12 34 56 78")).isEqualTo("[phone 1]");
    }

    @Test
    void hostileTextsTakeNoMoreTimeThanOthers() {
        var before = System.nanoTime();

        for (var piece : new String[] {"1", "a@", "+1 ", "a.", "@", "0 ", "(2", "1-"}) {
            Masking.of(piece.repeat(50_000 / piece.length()));
        }

        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
    }
}
