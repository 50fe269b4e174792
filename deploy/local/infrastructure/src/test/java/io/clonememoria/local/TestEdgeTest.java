package io.clonememoria.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestEdgeTest {

    private static final UUID USER = UUID.randomUUID();

    private static JsonWebKeySet served;

    @BeforeAll
    static void askForTheKeys() throws Exception {
        var url = TestInfrastructure.configuration().get("clonememoria.gateway.management-url") + "/internal/jwks.json";
        try (var client = HttpClient.newHttpClient()) {
            served = new JsonWebKeySet(client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body());
        }
    }

    @Test
    void servesThePublicHalvesOfTheKeysOnly() {
        assertThat(served.getJsonWebKeys()).hasSize(2);
        assertThat(served.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE)).doesNotContain("\"d\"");
    }

    @Test
    void mintsATokenThatTheServedKeysVerify() throws Exception {
        var space = UUID.randomUUID();

        var claims = verified(TestEdge.caller(USER).boundTo(space).onPlan("pro").withScopes("memories:read", "clones:read").token());

        assertThat(claims.getSubject()).isEqualTo(USER.toString());
        assertThat(claims.getStringClaimValue("space")).isEqualTo(space.toString());
        assertThat(claims.getStringClaimValue("plan")).isEqualTo("pro");
        assertThat(claims.getClaimValue("adm", Boolean.class)).isFalse();
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("memories:read clones:read");
        assertThatCode(() -> UUID.fromString(claims.getStringClaimValue("sid"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource
    void mintsWhatAVerifierMustRefuse(String token) {
        assertThatThrownBy(() -> verified(token)).isInstanceOf(InvalidJwtException.class);
    }

    static String[] mintsWhatAVerifierMustRefuse() {
        return new String[] {TestEdge.forged(USER), TestEdge.expired(USER), TestEdge.forWrongAudience(USER), TestEdge.fromWrongIssuer(USER),
            TestEdge.ofWrongType(USER), TestEdge.unsigned(USER), TestEdge.signedWithThePublicKey(USER)};
    }

    private static JwtClaims verified(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
            .setVerificationKeyResolver(new JwksVerificationKeyResolver(served.getJsonWebKeys()))
            .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256")
            .setExpectedIssuer("clonememoria-gateway")
            .setExpectedAudience("clonememoria")
            .setExpectedType(true, "edge+jwt")
            .setRequireExpirationTime()
            .setRequireSubject()
            .build()
            .processToClaims(token);
    }
}
