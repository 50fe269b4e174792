package io.clonememoria.gateway.principal;

import static io.clonememoria.gateway.Sender.asked;
import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.open;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.gateway.Broker;
import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.TestIssuer;
import io.clonememoria.local.TestBus;
import io.quarkus.test.common.WithTestResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
@WithTestResource(Broker.class)
class PrincipalAtTheDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonObject NOTHING_MORE = new JsonObject();

    private final UUID anna = UUID.randomUUID();
    private final UUID session = TestIssuer.sessionOf(anna);
    private final String token = "Bearer " + TestIssuer.known().token(anna);

    @Inject
    DropWatch watch;

    @BeforeEach
    void hear() {
        await().atMost(Duration.ofSeconds(60)).until(watch::isCurrent);
    }

    @Test
    void theOwnerIsAskedOnceForManyRequests() throws Exception {
        for (var i = 0; i < 20; i++) {
            assertThat(get("/api/v1/clones").statusCode()).isEqualTo(200);
        }

        assertThat(asked(session)).isLessThan(5);
    }

    @Test
    void aRevokedSessionIsRefusedAlthoughItsTokenIsGoodForMinutes() throws Exception {
        assertThat(get("/api/v1/clones").statusCode()).isEqualTo(200);

        tell(session, 404, NOTHING_MORE);
        TestBus.fact("clonememoria.identity", "session.revoked", session,
                "{\"session_id\":\"" + session + "\",\"user_id\":\"" + anna + "\"}");

        await().atMost(PATIENCE).until(() -> get("/api/v1/clones").statusCode() == 401);
        assertThat(json(get("/api/v1/clones")).getString("type")).endsWith("/session-revoked");
    }

    @Test
    void aSuspendedPersonIsRefusedUntilLetInAgain() throws Exception {
        assertThat(get("/api/v1/clones").statusCode()).isEqualTo(200);

        tell(session, 200, new JsonObject().put("suspended", true));
        TestBus.fact("clonememoria.identity", "user.suspended", anna, "{}");
        await().atMost(PATIENCE).until(() -> get("/api/v1/clones").statusCode() == 403);
        assertThat(json(get("/api/v1/clones")).getString("type")).endsWith("/account-suspended");

        tell(session, 200, NOTHING_MORE);
        TestBus.fact("clonememoria.identity", "user.reactivated", anna, "{}");
        await().atMost(PATIENCE).until(() -> get("/api/v1/clones").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.revoked", "user.suspended"})
    void openStreamsEndWithTheirPrincipal(String type) throws Exception {
        var name = UUID.randomUUID().toString();
        var stream = open(request("/api/v1/messages/stream").header("Authorization", token).header("x-held-as", name)
                ).body();
        assertThat(new String(stream.readNBytes(13), StandardCharsets.UTF_8)).isEqualTo("data: first\n\n");

        TestBus.fact("clonememoria.identity", type, type.startsWith("session") ? session : anna,
                "{\"session_id\":\"" + session + "\"}");

        // ended, and not as if it were whole
        org.assertj.core.api.Assertions.assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
    }

    @Test
    void whileTheOwnerIsAwayNobodyComesIn() throws Exception {
        tell(session, 503, NOTHING_MORE);

        var answer = get("/api/v1/clones");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("3");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void aTokenWhoseSessionIsAnothersIsRefused() throws Exception {
        tell(session, 200, new JsonObject().put("user_id", UUID.randomUUID().toString()));

        assertThat(get("/api/v1/clones").statusCode()).isEqualTo(401);
    }

    @Test
    void administrationIsForAdministrators() throws Exception {
        assertThat(get("/api/v1/admin/users").statusCode()).isEqualTo(403);

        tell(session, 200, new JsonObject().put("admin", true));
        TestBus.fact("clonememoria.identity", "user.admin_changed", anna, "{}");

        await().atMost(PATIENCE).until(() -> get("/api/v1/admin/users").statusCode() == 200);
        assertThat(claims(get("/api/v1/admin/users")).getBoolean("adm")).isTrue();
        assertThat(send(request("/api/v1/admin/users")).statusCode()).isEqualTo(401);
    }

    @Test
    void withoutTheirConsentAPersonOnlyReadsAndDeletesWhereNobodyElseAsksForIt() throws Exception {
        assertThat(statusOf("POST", "/api/v1/spaces")).isEqualTo(200);

        tell(session, 200, new JsonObject().put("data_processing", false));
        TestBus.fact("clonememoria.identity", "user.consent_changed", anna, "{}");
        await().atMost(PATIENCE).until(() -> statusOf("POST", "/api/v1/spaces") == 403);

        var refused = json(send(request("/api/v1/spaces").header("Authorization", token).POST(BodyPublishers.noBody())));
        assertThat(refused.getString("type")).endsWith("/consent-required");
        assertThat(refused.getString("consent")).isEqualTo("data_processing");
        for (var denied : List.of("PATCH /api/v1/spaces/" + anna, "PUT /api/v1/webhooks", "POST /api/v1/billing/checkout",
                "POST /api/v1/api-keys")) {
            assertThat(statusOf(denied.split(" ")[0], denied.split(" ")[1])).as(denied).isEqualTo(403);
        }
        // the last three are services that ask by themselves
        for (var open : List.of("GET /api/v1/spaces", "DELETE /api/v1/spaces/" + anna,
                "POST /api/v1/clones", "POST /api/v1/memories", "PATCH /api/v1/users/me/consents")) {
            assertThat(statusOf(open.split(" ")[0], open.split(" ")[1])).as(open).isEqualTo(200);
        }
    }

    @Test
    void aKeyOfSomebodyWithoutConsentOnlyReads() throws Exception {
        var key = key(UUID.randomUUID(), null, "spaces:read", "spaces:write");
        tell(anna, 200, new JsonObject().put("data_processing", false));

        assertThat(statusWith(key, "GET", "/api/v1/spaces")).isEqualTo(200);
        assertThat(statusWith(key, "POST", "/api/v1/spaces")).isEqualTo(403);
    }

    @Test
    void aKeyMayWhatItsScopesSayWithinItsSpace() throws Exception {
        var keyId = UUID.randomUUID();
        var space = UUID.randomUUID();
        var key = key(keyId, space, "clones:read", "memories:read");

        var answer = send(request("/api/v1/clones").header("X-API-Key", key));

        assertThat(answer.statusCode()).isEqualTo(200);
        var claims = claims(answer);
        assertThat(claims.getString("sub")).isEqualTo(anna.toString());
        assertThat(claims.getString("key")).isEqualTo(keyId.toString());
        assertThat(claims.getString("space")).isEqualTo(space.toString());
        assertThat(claims.getString("scope")).isEqualTo("clones:read memories:read");
        assertThat(claims.getString("plan")).isEqualTo("pro");
        assertThat(claims.getBoolean("adm")).isFalse();
        assertThat(claims.containsKey("sid")).isFalse();
        assertThat(statusWith(key, "POST", "/api/v1/clones/" + space + "/memories/search")).isEqualTo(200);
        for (var denied : List.of("POST /api/v1/clones", "DELETE /api/v1/clones/" + space, "GET /api/v1/spaces",
                "POST /api/v1/clones/" + space + "/memories", "GET /api/v1/documents/" + space)) {
            assertThat(statusWith(key, denied.split(" ")[0], denied.split(" ")[1])).as(denied).isEqualTo(403);
        }
    }

    @Test
    void noScopeOpensWhatIsForPeopleOnly() throws Exception {
        var key = key(UUID.randomUUID(), null, "auth:read", "users:read", "admin:read", "api-keys:read", "auth:write");

        for (var path : List.of("/api/v1/auth/sessions", "/api/v1/users/me", "/api/v1/admin/users", "/api/v1/api-keys",
                "/api/v1/auth/login", "/api/v1/auth/refresh")) {
            assertThat(statusWith(key, "GET", path)).as(path).isEqualTo(403);
        }
    }

    @Test
    void aKeyEndsByRevocationAndWithItsPerson() throws Exception {
        var keyId = UUID.randomUUID();
        var key = key(keyId, null, "clones:read");
        assertThat(statusWith(key, "GET", "/api/v1/clones")).isEqualTo(200);

        tell(anna, 200, new JsonObject().put("suspended", true));
        TestBus.fact("clonememoria.identity", "user.suspended", anna, "{}");
        await().atMost(PATIENCE).until(() -> statusWith(key, "GET", "/api/v1/clones") == 403);

        tell(hash(key), 404, NOTHING_MORE);
        TestBus.fact("clonememoria.billing", "api_key.revoked", keyId, "{}");
        await().atMost(PATIENCE).until(() -> statusWith(key, "GET", "/api/v1/clones") == 401);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Authorization", token));
    }

    private int statusOf(String method, String path) throws Exception {
        return send(request(path).header("Authorization", token).method(method, BodyPublishers.noBody())).statusCode();
    }

    private static int statusWith(String key, String method, String path) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + key).method(method, BodyPublishers.noBody())).statusCode();
    }

    private static JsonObject claims(HttpResponse<String> seen) {
        var edge = json(seen).getJsonObject("headers").getJsonArray("authorization").getString(0);
        return new JsonObject(new String(Base64.getUrlDecoder().decode(edge.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private String key(UUID keyId, UUID space, String... scopes) throws Exception {
        var random = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 30);
        var crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var checksum = new StringBuilder();
        for (var rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
            checksum.insert(0, alphabet.charAt((int) (rest % 62)));
        }
        var key = "cmk_test_" + random + checksum;
        tell(hash(key), 200, new JsonObject().put("user_id", anna.toString()).put("key_id", keyId.toString())
                .put("space_id", space == null ? null : space.toString()).put("scopes", new JsonArray(List.of(scopes)))
                .put("plan", "pro").putNull("expires_at"));
        return key;
    }

    private static String hash(String key) throws Exception {
        return java.util.HexFormat.of().formatHex(
                java.security.MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII)));
    }
}
