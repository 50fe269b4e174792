package io.clonememoria.platform.sibling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.problem.Conflict;
import io.clonememoria.platform.problem.NotFound;
import io.clonememoria.platform.problem.Unavailable;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiblingClientTest {
    private static final SigningKey KEY = SigningKey.generate().forUse(SigningKey.FOR_SERVICE_TOKENS);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<String> authorization = new AtomicReference<>();
    private HttpServer server;
    private SiblingClient client;

    @BeforeEach
    void begin() {
        server = vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
        var config = new SmallRyeConfigBuilder().withMapping(SiblingConfig.class)
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(Map.of(
                        "clonememoria.sibling.services", "other-service",
                        "clonememoria.sibling.timeout", "2s",
                        "clonememoria.other-service.management-url", "http://127.0.0.1:" + server.actualPort()), "test", 100))
                .build();
        var siblings = config.getConfigMapping(SiblingConfig.class);
        var addresses = new SiblingAddresses(siblings, config);
        var keys = new SiblingKeys(addresses, siblings, vertx);
        client = new SiblingClient(new ServiceTokens("us", KEY, addresses, keys, siblings, Clock.systemUTC()), addresses,
                siblings, vertx);
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aCallCarriesATokenForThisReceiverPurposeAndSubjectAlone() throws Exception {
        var answer = call("echo", new JsonObject().put("a", 1));

        assertThat(answer).isEqualTo(new JsonObject().put("a", 1));
        var claims = new JwtConsumerBuilder().setVerificationKey(KEY.keys().getPublic())
                .setExpectedType(true, "service+jwt").setExpectedIssuer("us").setExpectedAudience("other-service")
                .setExpectedSubject("ann").build().processToClaims(authorization.get().substring("Bearer ".length()));
        assertThat(claims.getStringClaimValue("pur")).isEqualTo("ask");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue()).isEqualTo(60);
    }

    @Test
    void nothingIsAnEmptyDocument() {
        assertThat(call("status-204", null)).isEmpty();
    }

    @Test
    void aRefusalForReasonsOfTheMatterIsPassedOn() {
        assertThatThrownBy(() -> call("status-404", null)).isInstanceOfSatisfying(NotFound.class,
                problem -> assertThat(problem.type()).isEqualTo("some-slug"));
        assertThatThrownBy(() -> call("status-409", null)).isInstanceOf(Conflict.class);
    }

    @Test
    void aBusySiblingSaysForHowLong() {
        assertThatThrownBy(() -> call("status-503", null)).isInstanceOfSatisfying(Unavailable.class,
                problem -> assertThat(problem.headers()).containsEntry("Retry-After", "7"));
    }

    @Test
    void aSilentOneOneThatHangsUpAndOneThatIsAwayAreAllUnavailable() {
        assertThatThrownBy(() -> call("silent", null)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> call("hang-up", null)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> call("status-401", null)).isInstanceOf(Unavailable.class);
        server.close().toCompletionStage().toCompletableFuture().join();
        assertThatThrownBy(() -> call("echo", null)).isInstanceOf(Unavailable.class);
    }

    @Test
    void whatOnlyADefectOfOursExplainsIsNotTheCallersFault() {
        for (var status : List.of(400, 403, 422, 500)) {
            assertThatThrownBy(() -> call("status-" + status, null)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> call("rubbish", null)).isInstanceOf(IllegalStateException.class);
    }

    private JsonObject call(String what, JsonObject body) {
        return client.call("other-service", HttpMethod.POST, "/internal/" + what, "ask", "ann", body)
                .await().atMost(Duration.ofSeconds(10));
    }

    private void serve(HttpServerRequest request) {
        authorization.set(request.getHeader("authorization"));
        switch (request.path()) {
            case "/internal/echo" -> request.body().onSuccess(body -> request.response().end(body));
            case "/internal/silent" -> request.pause();
            case "/internal/hang-up" -> request.connection().close();
            case "/internal/rubbish" -> request.response().end("<html>");
            default -> request.response()
                    .setStatusCode(Integer.parseInt(request.path().substring(request.path().length() - 3)))
                    .putHeader("retry-after", "7")
                    .end("{\"type\":\"https://clonememoria.io/problems/some-slug\",\"detail\":\"d\"}");
        }
    }
}
