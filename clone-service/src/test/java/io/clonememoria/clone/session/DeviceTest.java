package io.clonememoria.clone.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0                                                                            | Firefox on Linux
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36                                   | Chrome on Windows
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.3296.52                 | Edge on Windows
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15                             | Safari on macOS
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1           | Safari on iPhone
            Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36        | Samsung Internet on Android
            curl/8.5.0                                                                                                                                        | curl
            python-requests/2.32.3                                                                                                                            | python-requests
            okhttp/4.12.0 (Android 14)                                                                                                                        | okhttp on Android""")
    void isCalledAsPeopleCallIt(String userAgent, String name) {
        assertThat(Device.of(userAgent).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "/", "aVeryLongWordThatNobodyWouldRecogniseAsTheNameOfAnyProgram"})
    void whatSaysNothingIsUnknown(String userAgent) {
        assertThat(Device.of(userAgent).name()).isEqualTo("Unknown device");
    }

    @Test
    void isShortWhateverTheClientSays() {
        assertThat(Device.of("x".repeat(39) + " Linux " + "y".repeat(400)).name()).hasSizeLessThan(60);
    }
}
