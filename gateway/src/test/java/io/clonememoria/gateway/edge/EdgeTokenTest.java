package io.clonememoria.gateway.edge;

import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.management;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.TestIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

@GatewayTest
class EdgeTokenTest {
    private final UUID anna = UUID.randomUUID();

    @Test
    void theServicesCanVerifyIt() throws Exception {
        var session = TestIssuer.sessionOf(anna);
        var before = Instant.now().getEpochSecond();

        var claims = verified(edgeToken(TestIssuer.known().token(anna)));

        assertThat(claims.getSubject()).isEqualTo(anna.toString());
        assertThat(claims.getStringClaimValue("sid")).isEqualTo(session.toString());
        assertThat(claims.getClaimValue("adm")).isEqualTo(false);
        assertThat(claims.getClaimValue("ev")).isEqualTo(true);
        assertThat(claims.getStringClaimValue("plan")).isEqualTo("free");
        assertThat(claims.getClaimsMap()).doesNotContainKeys("scope", "key", "space");
        assertThat(claims.getExpirationTime().getValue()).isBetween(before + 59, before + 65);
    }

    @Test
    void itsHeaderNamesTheKeyByItsThumbprint() throws Exception {
        var signed = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(edgeToken(TestIssuer.known().token(anna)));
        var key = edgeKey();

        assertThat(signed.getHeader("typ")).isEqualTo("edge+jwt");
        assertThat(signed.getAlgorithmHeaderValue()).isEqualTo("ES256");
        assertThat(signed.getKeyIdHeaderValue()).isEqualTo(key.getKeyId())
                .isEqualTo(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    }

    @Test
    void oneServesSeveralRequestsOfOneAccessTokenAndOfNoOther() throws Exception {
        var one = TestIssuer.known().token(anna);
        var other = TestIssuer.known().token(anna);

        assertThat(edgeToken(one)).isEqualTo(edgeToken(one)).isNotEqualTo(edgeToken(other));
    }

    @Test
    void itNeverOutlivesTheAccessToken() throws Exception {
        var end = Instant.now().getEpochSecond() + 20;

        var claims = verified(edgeToken(TestIssuer.known().token(anna, c -> c.setExpirationTime(NumericDate.fromSeconds(end)))));

        assertThat(claims.getExpirationTime().getValue()).isEqualTo(end);
    }

    @Test
    void theKeySetShowsThePublicHalfOnly() throws Exception {
        var answer = send(management("/internal/jwks.json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/jwk-set+json");
        assertThat(answer.body()).contains("\"crv\":\"P-256\"", "\"use\":\"sig\"").doesNotContain("\"d\"");
    }

    @Test
    void theKeyIsKeptWhereItsOwnerAloneCanReadIt() throws Exception {
        var folder = ConfigProvider.getConfig().getValue("clonememoria.keys.folder", Path.class);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("edge").resolve("key.pem"))))
                .isEqualTo("rw-------");
    }

    private static String edgeToken(String accessToken) throws Exception {
        var seen = json(send(request("/api/v1/users/me").header("Authorization", "Bearer " + accessToken)));
        return seen.getJsonObject("headers").getJsonArray("authorization").getString(0).substring("Bearer ".length());
    }

    private static JwtClaims verified(String token) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(edgeKey().getKey())
                .setExpectedType(true, "edge+jwt")
                .setExpectedIssuer("clonememoria-gateway")
                .setExpectedAudience("clonememoria")
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .build()
                .processToClaims(token);
    }

    /** In the same set as the gateway's service key, whose id says what it is for. */
    private static JsonWebKey edgeKey() throws Exception {
        assertThat(keys().getJsonWebKeys()).hasSize(2);
        return keys().getJsonWebKeys().stream().filter(key -> !key.getKeyId().startsWith("service-")).findFirst().orElseThrow();
    }

    private static JsonWebKeySet keys() throws Exception {
        return new JsonWebKeySet(send(management("/internal/jwks.json")).body());
    }
}
