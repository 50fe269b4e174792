package io.clonememoria.clone.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.picture.Darkroom;
import io.clonememoria.clone.picture.Sample;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that speaks OpenAI's protocol for images, well and badly. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AvatarGenerationTest {
    private static final AtomicReference<JsonObject> ASKED = new AtomicReference<>();
    private static final AtomicReference<String> CREDENTIAL = new AtomicReference<>();
    private static final AtomicInteger TIMES = new AtomicInteger();

    private static HttpServer server;

    private Person rose;
    private UUID clone;
    private final String key = UUID.randomUUID().toString();

    @Inject
    Darkroom darkroom;
    @Inject
    ObjectMapper mapper;

    /** The model that somebody has configured, at the local server. */
    private record Configured(Optional<URI> baseUrl) implements ImagesConfig {
        @Override
        public Optional<String> apiKey() {
            return Optional.of("sk-test");
        }

        @Override
        public String model() {
            return "dall-e-3";
        }

        @Override
        public String size() {
            return "1024x1024";
        }

        @Override
        public Optional<String> responseFormat() {
            return Optional.of("b64_json");
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(3);
        }
    }

    @BeforeAll
    static void aModelIsThere() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/images/generations", AvatarGenerationTest::draw);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterAll
    static void itEnds() {
        server.stop(0);
    }

    @BeforeEach
    void somebodyConsents() {
        QuarkusMock.installMockForType(new ImageModel(new Configured(Optional.of(URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/"))), darkroom, mapper), ImageModel.class);
        rose = Person.registered();
        clone = rose.makesClone();
        Database.run("update users set consent_video_processing = true, consent_third_party_apis = true where id = ?", rose.id());
        TIMES.set(0);
    }

    @Test
    void aPictureIsMadeOnceAndShownBesideTheUploadedOne() {
        var url = "/api/v1/clones/" + clone + "/avatar?source=generated";
        var first = generates("good").statusCode(201).body("source", equalTo("generated")).body("avatar_url", equalTo(url))
                .body("width", equalTo(64)).extract().asString();
        generates("good").statusCode(201).header("Idempotency-Replayed", "true").body(equalTo(first));

        assertThat(TIMES).hasValue(1);
        assertThat(ASKED.get().getString("prompt")).isEqualTo("good");
        assertThat(ASKED.get().getString("response_format")).isEqualTo("b64_json");
        assertThat(CREDENTIAL).hasValue("Bearer sk-test");
        rose.gets("/clones/" + clone).body("avatar_image_url", equalTo(url));
        rose.gets("/clones/" + clone + "/avatar").statusCode(200);
        TestBus.await(Topics.FACTS_CLONE, event -> event.type().equals("clone.avatar_generated") && event.key().equals(clone.toString()),
                Duration.ofSeconds(20));

        rose.asks().contentType("image/png").body(Sample.quarters(10, 10, "png")).put("/api/v1/clones/" + clone + "/avatar")
                .then().statusCode(200);
        assertThat(Sample.shown(rose.gets("/clones/" + clone + "/avatar").extract().asByteArray()).getWidth()).isEqualTo(10);
        assertThat(Sample.shown(rose.gets("/clones/" + clone + "/avatar?source=generated").extract().asByteArray()).getWidth()).isEqualTo(64);
        rose.deletes("/clones/" + clone + "/avatar").statusCode(204);
        assertThat(AvatarResourceTest.filesOf(rose)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow", "error", "busy", "unauthorized", "garbage", "nothing", "no picture", "no base64", "an address", "huge",
            "moved", "gone"})
    void whateverElseItAnswersNothingIsKept(String behaviour) {
        generates(behaviour).statusCode(503).body("type", endsWith("/image-generation-failed")).header("Retry-After", "30");

        assertThat(AvatarResourceTest.filesOf(rose)).isZero();
        rose.gets("/clones/" + clone + "/avatar").statusCode(404);
    }

    @Test
    void whatItRefusesToDrawIsTold() {
        generates("refuse").statusCode(422).body("type", endsWith("/prompt-refused")).body("errors.field", hasItem("prompt"));
    }

    private ValidatableResponse generates(String prompt) {
        return rose.asks().header("Idempotency-Key", key).body(Map.of("prompt", prompt))
                .post("/api/v1/clones/" + clone + "/avatar/generate").then();
    }

    private static void draw(HttpExchange exchange) throws IOException {
        var asked = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        ASKED.set(asked);
        CREDENTIAL.set(exchange.getRequestHeaders().getFirst("Authorization"));
        TIMES.incrementAndGet();
        switch (asked.getString("prompt")) {
            case "good" -> answer(exchange, 200, picture(Base64.getEncoder().encodeToString(Sample.named("palette.png"))));
            case "slow" -> {
                exchange.sendResponseHeaders(200, 0);
                for (var second = 0; second < 10; second++) {
                    pause();
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
                exchange.close();
            }
            case "error" -> answer(exchange, 500, "{}");
            case "busy" -> answer(exchange, 429, "{}");
            case "unauthorized" -> answer(exchange, 401, "{\"error\": {\"message\": \"sk-test is no key\"}}");
            case "refuse" -> answer(exchange, 400, "{\"error\": {\"code\": \"content_policy_violation\"}}");
            case "garbage" -> answer(exchange, 200, "<html>");
            case "nothing" -> answer(exchange, 200, "{\"data\": []}");
            case "no picture" -> answer(exchange, 200, picture(Base64.getEncoder().encodeToString("Dear all".getBytes(StandardCharsets.UTF_8))));
            case "no base64" -> answer(exchange, 200, picture("?!"));
            case "an address" -> answer(exchange, 200, "{\"data\": [{\"url\": \"http://127.0.0.1:1/a.png\"}]}");
            case "huge" -> answer(exchange, 200, picture("A".repeat(20_000_000)));
            case "moved" -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
                answer(exchange, 302, "");
            }
            default -> exchange.close();
        }
    }

    private static String picture(String base64) {
        return new JsonObject().put("created", 1).put("data", new JsonArray().add(new JsonObject().put("b64_json", base64))).encode();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
