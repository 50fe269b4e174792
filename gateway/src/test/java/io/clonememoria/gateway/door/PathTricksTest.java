package io.clonememoria.gateway.door;

import static io.clonememoria.gateway.Sender.head;
import static io.clonememoria.gateway.Sender.raw;
import static io.clonememoria.gateway.Sender.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.Sender;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table says of a path is in RouteTableTest; here is what the wire makes of it. */
@GatewayTest
class PathTricksTest {

    @ParameterizedTest
    @CsvSource({
        "/internal/jwks.json, 404", "/q/health, 404", "/q/metrics, 404", "/api/v1/../../internal/jwks.json, 400",
        "/api/v1/clones/..%2f..%2finternal, 400", "/api/v1/clones/%2e%2e/internal, 400", "//internal, 400",
        "/api/v1/clones/7;x=/../../memories, 400", "/api/v1/clones//7, 400", "/api/v1/clones/, 400",
"/api/v1/%63lones, 400", "/api/v1/nothing, 404", "/, 200",
        "http://elsewhere/internal/jwks.json, 404", "http://elsewhere/api/v1/clones/..%2f, 400", "internal, 400"})
    void noneReachesAService(String target, int status) throws Exception {
        var answer = raw(head("GET " + target, "Authorization: " + someone()));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer).doesNotContain("\"uri\"");
        if (status != 200) {
            assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        }
    }

    @Test
    void aTargetWithASchemeAndHostReachesTheServiceAsAPath() throws Exception {
        var answer = raw(head("GET http://elsewhere/api/v1/clones?a=b", "Authorization: " + someone()));

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"uri\":\"/api/v1/clones?a=b\"");
    }

    @ParameterizedTest
    @CsvSource({"TRACE", "CONNECT", "OPTIONS", "PROPFIND", "get"})
    void onlyTheMethodsOfTheApiPass(String method) throws Exception {
        var answer = raw(head(method + " /api/v1/clones", "Authorization: " + someone()));

        assertThat(answer).startsWith("HTTP/1.1 405").containsIgnoringCase("allow: DELETE, GET, HEAD, PATCH, POST, PUT");
    }

    @Test
    void aTargetThatIsTooLongIsAnsweredAsAProblem() throws Exception {
        var answer = raw(head("GET /api/v1/clones?a=" + "x".repeat(8200), "Authorization: " + someone()));

        assertThat(answer).startsWith("HTTP/1.1 414").contains("application/problem+json");
    }

    @Test
    void headersThatAreTooLongAreAnsweredAsAProblem() throws Exception {
        var answer = raw(head("GET /api/v1/clones", "Authorization: " + someone(), "x-much: " + "x".repeat(17_000)));

        assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"gzip", "'chunked, gzip'", "'gzip, chunked'", "identity", "xchunked"})
    void whereABodyEndsMustBeBeyondDoubt(String encoding) throws Exception {
        var answer = raw(head("POST /api/v1/clones", "Authorization: " + someone(), "Transfer-Encoding: " + encoding)
                + "5\r\nhello\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "+5", "0x5", "5,5", "5 5", "99999999999999999999"})
    void aLengthIsANumber(String length) throws Exception {
        var answer = raw(head("POST /api/v1/clones", "Authorization: " + someone(), "Content-Length: " + length) + "hello");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a b\r\n", "Host: [::1\r\n", "Host: \r\n", "Host: a\r\nHost: b\r\n", "Host: a:b\r\n",
        "Host: elsewhere:99999\r\n", "Host: user@elsewhere/path\r\n"})
    void theHostIsNothingToUs(String host) throws Exception {
        var answer = raw("GET /api/v1/clones HTTP/1.1\r\n" + host + "Connection: close\r\nAuthorization: " + someone() + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5").doesNotContain("elsewhere");
    }

    @Test
    void chunksThatCannotBeReadEndTheConnectionAndBlameNoService() throws Exception {
        var answer = raw(head("POST /api/v1/clones", "Authorization: " + someone(), "Transfer-Encoding: chunked")
                + "5\r\nhello\r\nzz\r\n");

        // Vert.x closes the connection of such a request by itself; an answer may or may not make it out before.
        assertThat(answer).satisfiesAnyOf(
                nothing -> assertThat(nothing).isEmpty(),
                problem -> assertThat(problem).startsWith("HTTP/1.1 400").contains("broken-body"));
    }

    @Test
    void noRubbishMakesItFail() throws Exception {
        var random = new Random(7);
        var good = head("GET /api/v1/clones?a=b", "Authorization: " + someone(), "Content-Type: text/plain", "Expect: x",
                "Transfer-Encoding: chunked", "x-request-id: 1", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
                + "5\r\nhello\r\n0\r\n\r\n";
        for (var i = 0; i < 300; i++) {
            var bytes = good.getBytes(StandardCharsets.ISO_8859_1);
            for (var j = 0; j <= random.nextInt(3); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try (var socket = Sender.connect()) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();

                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

                assertThat(answer).as(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotStartWith("HTTP/1.1 5");
            }
        }
    }

    @Test
    void twoLengthsThatDifferAreRefused() throws Exception {
        var answer = raw(head("POST /api/v1/clones", "Authorization: " + someone(), "Content-Length: 5", "Content-Length: 6")
                + "hello");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void aBodyWithALengthAndChunksIsReadInOneWay() throws Exception {
        var answer = raw(head("POST /api/v1/clones", "Authorization: " + someone(), "Content-Length: 3",
                "Transfer-Encoding: chunked") + "5\r\nhello\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"body_length\":5").doesNotContain("\"content-length\":[\"3\"]");
    }

    @Test
    void aClientOfHttp10IsToldToSpeakHttp11() throws Exception {
        var answer = raw("GET /api/v1/clones HTTP/1.0\r\nAuthorization: " + someone() + "\r\n\r\n");

        assertThat(answer).contains(" 426 ").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/clones\\..\\internal", "/api/v1/clones/\\", "/api/v1/clones/%", "/api/v1/clones/%zz",
        "/api/v1/clones/^|{}", "/api/v1/clones/{x}", "/%", "/q/%zz", "http://[/api/v1/clones/%"})
    void whatIsNoAddressAtAllIsRefusedAsAProblem(String target) throws Exception {
        assertThat(raw(head("GET " + target, "Authorization: " + someone()))).startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "/ambiguous-path").containsIgnoringCase("x-request-id: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%", "event=%zz", "a=%4", "%", "a=b%c3%2", "a=%+1"})
    void aQueryThatCannotBeDecodedIsRefusedAsAProblem(String query) throws Exception {
        assertThat(raw(head("GET /api/v1/clones?" + query, "Authorization: " + someone()))).startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "/unreadable-query").containsIgnoringCase("x-request-id: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/api/v1/clones/x"})
    void aPathOfThousandsOfSegmentsIsTooLong(String piece) throws Exception {
        var answer = raw(head("GET " + piece.repeat(16_000 / piece.length()), "Authorization: " + someone()));

        assertThat(answer).startsWith("HTTP/1.1 414").contains("application/problem+json");
    }

    @Test
    void whatIsNotHttpIsClosed() throws Exception {
        assertThat(raw("hello\r\n\r\n")).contains(" 400 ");
    }
}
