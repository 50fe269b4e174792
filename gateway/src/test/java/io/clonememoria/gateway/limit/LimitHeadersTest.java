package io.clonememoria.gateway.limit;

import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.someone;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(LimitHeadersTest.Tight.class)
class LimitHeadersTest {

    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "clonememoria.limit.principal.requests", "20", "clonememoria.limit.principal.window", "1h",
                    "clonememoria.limit.address.requests", "1000", "clonememoria.limit.address.window", "1h",
                    "clonememoria.limit.sign-in.requests", "3", "clonememoria.limit.sign-in.window", "1h");
        }
    }

    @Test
    void everyAnswerTellsWhatIsLeft() throws Exception {
        var token = someone();
        send(request("/api/v1/clones").header("Authorization", token));

        var answer = send(request("/api/v1/clones").header("Authorization", token));

        assertThat(answer.headers().firstValue("ratelimit-policy")).hasValue("\"principal\";q=20;w=3600");
        assertThat(answer.headers().firstValue("ratelimit").orElseThrow()).matches("\"principal\";r=18;t=3(600|5\\d\\d)");
    }

    @Test
    void refusalsTellItToo() throws Exception {
        assertThat(send(request("/api/v1/clones")).headers().firstValue("ratelimit")).isPresent();
        assertThat(send(request("/nothing")).headers().firstValue("ratelimit")).isPresent();
        assertThat(send(request("/api/v1/clones/")).headers().firstValue("ratelimit")).isPresent();
    }

    @Test
    void ofTwoHundredAtOnceExactlyTheQuotaPassesAndTheRestIsToldWhen() throws Exception {
        var token = someone();

        var answers = atOnce(200, () -> send(request("/api/v1/clones").header("Authorization", token)));

        assertThat(answers.stream().filter(answer -> answer.statusCode() != 429)).hasSize(20);
        var refused = answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertThat(refused).hasSize(180).allSatisfy(answer -> {
            assertThat(json(answer).getString("type")).isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
            assertThat(json(answer).getJsonArray("violated-policies")).isEqualTo(JsonArray.of("principal"));
            assertThat(retryAfter(answer)).isBetween(3500L, 3600L).isGreaterThanOrEqualTo(reset(answer));
        });
    }

    @Test
    void passwordsCanBeTriedAFewTimesOnly() throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        for (var i = 0; i < 4; i++) {
            answers.add(send(request("/api/v1/auth/" + (i % 2 == 0 ? "login" : "register")).POST(BodyPublishers.ofString("{}"))));
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 200, 200, 429);
        assertThat(json(answers.getLast()).getJsonArray("violated-policies")).isEqualTo(JsonArray.of("sign-in"));
        assertThat(send(request("/api/v1/auth/refresh").POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(200);
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("retry-after").orElseThrow();
    }

    private static long reset(HttpResponse<String> answer) {
        var limit = answer.headers().firstValue("ratelimit").orElseThrow();
        return Long.parseLong(limit.substring(limit.indexOf(";t=") + 3));
    }

    private static ArrayList<HttpResponse<String>> atOnce(int requests, Callable<HttpResponse<String>> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<HttpResponse<String>>>();
            for (var i = 0; i < requests; i++) {
                running.add(threads.submit(request));
            }
            var answers = new ArrayList<HttpResponse<String>>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
