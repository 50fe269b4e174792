package io.clonememoria.gateway.proxy;

import static io.clonememoria.gateway.Sender.asSomeone;
import static io.clonememoria.gateway.Sender.head;
import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.raw;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class HeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id", "x-user-anything", "x_user_id", "X-Edge-Token", "x-edge-principal", "X_EDGE_TOKEN",
        "Forwarded", "X-Forwarded-Host", "X-Forwarded-User", "X-Forwarded-Prefix", "X-Real-IP", "X-Original-URL",
        "X-Rewrite-URL", "X-HTTP-Method-Override", "True-Client-IP", "X-Internal-Anything", "Cookie", "Proxy-Authorization"})
    void whatCouldPassForAStatementOfOursDoesNotComeThrough(String name) throws Exception {
        var seen = seen(raw(head("GET /api/v1/clones", "Authorization: " + someone(), name + ": spoofed")));

        assertThat(seen.encode()).doesNotContain("spoofed");
    }

    @Test
    void theSendersTokenIsReplacedByOurs() throws Exception {
        var token = someone();

        var seen = seen(raw(head("GET /api/v1/clones", "Authorization: " + token)));

        assertThat(seen.getJsonArray("authorization")).hasSize(1).doesNotContain(token);
    }

    @Test
    void theServiceLearnsTheAddressOfWhoIsConnectedAndNoOther() throws Exception {
        var seen = seen(raw(head("GET /api/v1/clones", "Authorization: " + someone(), "X-Forwarded-For: 203.0.113.9",
                "x-forwarded-for: 203.0.113.10", "X-Forwarded-Proto: https")));

        assertThat(seen.getJsonArray("x-forwarded-for")).isEqualTo(JsonArray.of("127.0.0.1"));
        assertThat(seen.getJsonArray("x-forwarded-proto")).isEqualTo(JsonArray.of("http"));
    }

    @Test
    void headersOfTheConnectionStayOnTheConnection() throws Exception {
        var seen = seen(raw(head("GET /api/v1/clones", "Authorization: " + someone(), "Connection: other, X-Between-Us",
                "x-between-us: spoofed", "Keep-Alive: 5", "TE: trailers", "Trailer: x", "Upgrade: h2c")));

        assertThat(seen.fieldNames()).doesNotContain("x-between-us", "keep-alive", "te", "trailer", "upgrade", "connection");
    }

    @Test
    void theConnectionHeaderCannotMakeUsForgetWhatWeSay() throws Exception {
        var seen = seen(raw(head("POST /api/v1/clones", "Authorization: " + someone(),
                "Connection: authorization, x-forwarded-for, x-request-id, content-length", "Content-Length: 5") + "hello"));

        assertThat(seen.fieldNames()).contains("authorization", "x-forwarded-for", "content-length");
    }

    @Test
    void aUsefulRequestIdIsKeptAndGoesBothWays() throws Exception {
        var answer = send(asSomeone("/api/v1/clones").header("x-request-id", "trace.me-7"));

        assertThat(answer.headers().allValues("x-request-id")).containsExactly("trace.me-7");
        assertThat(json(answer).getJsonObject("headers").getJsonArray("x-request-id")).isEqualTo(JsonArray.of("trace.me-7"));
    }

    @Test
    void aRequestIdThatCouldForgeALogLineIsReplaced() throws Exception {
        var answer = send(asSomeone("/api/v1/clones").header("x-request-id", "{\"level\":\"ERROR\"}"));

        var id = answer.headers().firstValue("x-request-id").orElseThrow();
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(json(answer).getJsonObject("headers").getJsonArray("x-request-id")).isEqualTo(JsonArray.of(id));
    }

    @Test
    void theTraceGoesOn() throws Exception {
        var answer = send(asSomeone("/api/v1/clones")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
                .header("tracestate", "vendor=1"));

        var seen = json(answer).getJsonObject("headers");
        assertThat(seen.getJsonArray("traceparent")).hasSize(1);
        assertThat(seen.getJsonArray("traceparent").getString(0)).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(seen.getJsonArray("tracestate")).isEqualTo(JsonArray.of("vendor=1"));
    }

    @Test
    void otherHeadersAndTheBodyAndTheQueryGoThrough() throws Exception {
        var answer = send(asSomeone("/api/v1/clones/7/memories?limit=5&q=a%20b").header("Accept-Language", "fr")
                .header("Idempotency-Key", "\"k\"").header("User-Agent", "test").POST(BodyPublishers.ofString("hello")));

        var seen = json(answer);
        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("uri")).isEqualTo("/api/v1/clones/7/memories?limit=5&q=a%20b");
        assertThat(seen.getInteger("body_length")).isEqualTo(5);
        assertThat(seen.getJsonObject("headers").getJsonArray("accept-language")).isEqualTo(JsonArray.of("fr"));
        assertThat(seen.getJsonObject("headers").getJsonArray("idempotency-key")).isEqualTo(JsonArray.of("\"k\""));
        assertThat(seen.getJsonObject("headers").getJsonArray("user-agent")).isEqualTo(JsonArray.of("test"));
    }

    @Test
    void anAnswerTellsNothingOfTheInside() throws Exception {
        var answer = send(asSomeone("/api/v1/clones/leaky"));

        assertThat(answer.body()).isEqualTo("leaky");
        assertThat(answer.headers().map().keySet().stream().map(String::toLowerCase))
                .doesNotContain("server", "x-powered-by", "x-edge-user", "x-internal-node", "x-between-us", "keep-alive");
        assertThat(answer.headers().allValues("x-request-id")).hasSize(1).doesNotContain("of-the-service");
        assertThat(answer.headers().allValues("ratelimit")).hasSize(1);
        assertThat(answer.headers().firstValue("etag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("location")).hasValue("/api/v1/clones/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "unchanged"})
    void anAnswerWithoutABodyLeavesTheConnectionInOrder(String path) throws Exception {
        var token = someone();
        var one = "GET /api/v1/clones/" + path + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: " + token + "\r\n\r\n";

        var answers = raw(one + one + head("GET /api/v1/clones/leaky", "Authorization: " + token));

        assertThat(answers).contains("leaky").doesNotContainIgnoringCase("transfer-encoding")
                .doesNotContainIgnoringCase("content-length: 0").containsPattern("(?s)HTTP/1.1 (204|304).*HTTP/1.1 (204|304).*HTTP/1.1 200");
    }

    @Test
    void aHeadRequestGetsTheHeadersOnly() throws Exception {
        var answers = raw(head("HEAD /api/v1/clones/leaky", "Authorization: " + someone()));

        assertThat(answers).startsWith("HTTP/1.1 200").containsIgnoringCase("etag: \"7\"").endsWith("\r\n\r\n");
    }

    @Test
    void crossOriginRequestsGetNoConsentUnlessItIsConfigured() throws Exception {
        var answer = send(request("/").header("Origin", "https://elsewhere.example"));

        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    private static JsonObject seen(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200");
        return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4)).getJsonObject("headers");
    }
}
