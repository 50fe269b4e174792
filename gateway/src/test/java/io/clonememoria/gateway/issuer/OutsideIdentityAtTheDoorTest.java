package io.clonememoria.gateway.issuer;

import static io.clonememoria.gateway.Sender.asked;
import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.Impatient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of a local OpenID Connect provider let people in, as long as it says and the owner of accounts agrees. */
@GatewayTest
@WithTestResource(OutsideProvider.class)
@TestProfile(Impatient.class)
class OutsideIdentityAtTheDoorTest {
    // not injected: the tests that run without this provider would miss it
    private final String provider = ConfigProvider.getConfig().getValue("provider.url", String.class);
    private final String issuer = ConfigProvider.getConfig().getValue("provider.issuer", String.class);
    private final String subject = "subject-" + UUID.randomUUID();
    private OutsideKeys keys;

    @BeforeEach
    void keysAreKnown() throws Exception {
        control("speak");
        keys = OutsideKeys.read(issuer, control("keys"));
        await().atMost(Duration.ofSeconds(30)).until(() -> get(keys.keycloak(subject, claims -> {})).statusCode() != 503);
    }

    @Test
    void whoHasATokenOfTheProviderComesInAsTheOwnerOfAccountsSays() throws Exception {
        var person = UUID.randomUUID();
        tell(subject, 200, new JsonObject().put("user_id", person.toString()));

        for (var token : new String[] {keys.keycloak(subject, claims -> {}), keys.supabase(subject, claims -> {})}) {
            var answer = get(token);

            assertThat(answer.statusCode()).isEqualTo(200);
            var edge = claimsOf(json(answer).getJsonObject("headers").getJsonArray("authorization").getString(0));
            assertThat(edge.getString("sub")).isEqualTo(person.toString());
            assertThat(edge.containsKey("sid")).isFalse();
            assertThat(edge.containsKey("scope")).isFalse();
            assertThat(edge.encode()).doesNotContain("ann@example.org", subject);
        }
        assertThat(asked(subject)).isPositive();
    }

    @Test
    void whatTheOwnerOfAccountsRefusesIsRefused() throws Exception {
        tell(subject, 409, new JsonObject().put("type", "https://clonememoria.io/problems/identity-not-linked").put("detail", "Verify."));
        var taken = get(keys.keycloak(subject, claims -> {}));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(json(taken).getString("type")).endsWith("/identity-not-linked");
        assertThat(json(taken).getString("detail")).isEqualTo("Verify.");

        tell(subject, 200, new JsonObject().put("suspended", true));
        assertThat(get(keys.keycloak(subject, claims -> {})).statusCode()).isEqualTo(403);

        tell(subject, 404, new JsonObject());
        var gone = get(keys.keycloak(subject, claims -> {}));
        assertThat(gone.statusCode()).isEqualTo(401);
        assertThat(json(gone).getString("type")).endsWith("/account-ended");
    }

    @Test
    void anExpiredOneIsToBeRenewedWhereItIsFrom() throws Exception {
        var answer = get(keys.keycloak(subject, claims -> claims.setExpirationTime(NumericDate.fromSeconds(1))));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).getString("type")).endsWith("/expired-token");
        assertThat(json(answer).getString("detail")).doesNotContain("refresh");
    }

    @Test
    void aNewKeyOfTheProviderIsLearntWithTheFirstToken() throws Exception {
        var old = keys;

        keys = OutsideKeys.read(issuer, control("rotate"));

        await().atMost(Duration.ofSeconds(20)).until(() -> get(keys.keycloak(subject, claims -> {})).statusCode() == 200);
        assertThat(get(old.keycloak(subject, claims -> {})).statusCode()).isEqualTo(401);
    }

    @Test
    void whileTheProviderIsAwayTheLastKeysServe() throws Exception {
        assertThat(get(keys.keycloak(subject, claims -> {})).statusCode()).isEqualTo(200);

        control("mute");

        assertThat(get(OutsideKeys.generate(issuer).keycloak(subject, claims -> {})).statusCode()).isEqualTo(401);
        assertThat(get(keys.supabase(subject, claims -> {})).statusCode()).isEqualTo(200);
    }

    @Test
    void aProviderThatWasNeverReachedCostsItsOwnPeopleOnly() throws Exception {
        var away = OutsideKeys.generate("http://127.0.0.1:1/auth/v1");

        assertThat(get(away.supabase(subject, claims -> claims.setAudience("authenticated"))).statusCode()).isEqualTo(503);
        assertThat(get(keys.supabase(subject, claims -> {})).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenCannotMakeTheGatewayCallAnybody() throws Exception {
        var stranger = OutsideKeys.generate(issuer);
        var lure = provider + "/lure";

        for (var header : new Map[] {
            Map.of("typ", "JWT", "jku", lure), Map.of("typ", "JWT", "x5u", lure),
            Map.of("typ", "JWT", "kid", keys.rsa().getKeyId(), "jku", lure)}) {
            @SuppressWarnings("unchecked")
            var token = OutsideKeys.sign(stranger.rsa(), "RS256", keys.claims(subject, claims -> {}), header);
            assertThat(get(token).statusCode()).isEqualTo(401);
        }
        assertThat(get(OutsideKeys.generate(lure).keycloak(subject, claims -> {})).statusCode()).isEqualTo(401);

        assertThat(control("lured")).isEqualTo("0");
    }

    @Test
    void aTokenOfTheProviderIsNoneOfOurs() throws Exception {
        var token = OutsideKeys.sign(keys.curve(), "ES256", keys.claims(UUID.randomUUID().toString(), claims -> {
            claims.setIssuer("clonememoria");
            claims.setAudience("clonememoria-api");
            claims.setStringClaim("sid", UUID.randomUUID().toString());
        }), Map.of("typ", "at+jwt"));

        assertThat(get(token).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> get(String token) throws Exception {
        return send(request("/api/v1/clones").header("Authorization", "Bearer " + token));
    }

    private static JsonObject claimsOf(String bearer) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(bearer.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private String control(String what) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(provider + "/control/" + what)).build(), BodyHandlers.ofString()).body();
        }
    }
}
