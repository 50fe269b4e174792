package io.clonememoria.clone.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8::1, 2001:db8::ffff:1, true",
        "2001:db8::1, 2001:0db8:0:0:1234:5678:9abc:def0, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "::1, 127.0.0.1, false"})
    void isOneForTheAddressesThatOneMachineChoosesFrom(String one, String other, boolean same) {
        assertThat(Sender.nameOf(one).equals(Sender.nameOf(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::::", "dead.beef", "1.2.3.4.5"})
    void whatIsNoAddressIsNobodys(String text) {
        assertThat(Sender.nameOf(text)).isEqualTo("unknown");
    }
}
