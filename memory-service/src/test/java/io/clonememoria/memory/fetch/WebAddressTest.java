package io.clonememoria.memory.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org,                      example.org, 443, /",
        "HTTP://Example.org:8080/a/b.html?c=d%20e, Example.org, 8080, /a/b.html?c=d%20e",
        "http://127.0.0.1/,                        127.0.0.1, 80, /",
        "http://[2001:db8::1]:81/x,                2001:db8::1, 81, /x",
        "https://xn--bcher-kva.example/,           xn--bcher-kva.example, 443, /",
    })
    void takesWhatPeopleCopyFromTheirBrowsers(String text, String host, int port, String target) {
        var address = WebAddress.of(text);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
        "jar:http://example.org!/", "http:", "http://", "http:///path", "http://user@example.org/", "http://user:password@example.org/",
        "http://example.org/#fragment", "http://example.org./", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/",
        "http://0177.0.0.1/", "http://127.1/", "http://127.0.1/", "http://256.1.1.1/", "http://1.2.3.4.5/", "http://127.0.0.1./",
        "http://[fe80::1%25eth0]/", "http://[::1/", "http://\u2460\u2461\u2466.0.0.1/", "http://\uff11\uff12\uff17.0.0.1/", "http://ex ample.org/",
        "http://example.org/\r\nX: y", "http://example.org\\@127.0.0.1/", "http://-a.example/", "http://a..b/",
        "http://example.org:0/", "http://example.org:65536/"})
    void takesNoOtherSpelling(String text) {
        assertThatThrownBy(() -> WebAddress.of(text)).isInstanceOf(Invalid.class);
    }

    @Test
    void takesNoEndlessOne() {
        assertThatThrownBy(() -> WebAddress.of("http://example.org/" + "a".repeat(2_000))).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/a/letter.md, letter.md", "https://example.org/a/, ''", "https://example.org, ''"})
    void knowsTheNameOfTheFile(String text, String name) {
        assertThat(WebAddress.of(text).fileName()).isEqualTo(name);
    }
}
