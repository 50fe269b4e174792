package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AccessTokenTest {
    @ConfigProperty(name = "clonememoria.keys.folder")
    Path keys;

    @Test
    void isCheckedOfflineAgainstThePublishedKey() throws Exception {
        var person = Person.registered();
        var token = given().contentType("application/json")
                .body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then().extract().<String>path("access_token");
        var key = publishedKey();

        var jwt = new JwtConsumerBuilder()
                .setVerificationKey(key.getPublicKey())
                .setExpectedIssuer("clonememoria").setExpectedAudience("clonememoria-api").setExpectedType(true, "at+jwt")
                .setExpectedSubject(person.id().toString()).setRequireJwtId().build().process(token);

        assertThat(jwt.getJoseObjects().getFirst().getKeyIdHeaderValue()).isEqualTo(key.getKeyId());
        assertThat(jwt.getJoseObjects().getFirst().getAlgorithmHeaderValue()).isEqualTo("ES256");
        var claims = jwt.getJwtClaims();
        assertThat(claims.getStringClaimValue("sid")).isNotBlank();
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue()).isEqualTo(900);
        assertThat(claims.getClaimNames()).containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "jti", "iat", "exp");
    }

    @Test
    void theKeyIsNamedByItsThumbprintAndOnlyItsPublicHalfIsShown() throws Exception {
        var key = publishedKey();

        assertThat(key.getKeyId()).isEqualTo(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        assertThat(key.getPrivateKey()).isNull();
        assertThat(key.getUse()).isEqualTo("sig");
    }

    @Test
    void theKeyIsKeptWhereOnlyTheServiceReadsIt() throws Exception {
        var file = keys.resolve("access").resolve("key.pem");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void isNoEdgeToken() {
        var person = Person.registered();
        var token = given().contentType("application/json")
                .body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then().extract().<String>path("access_token");

        given().auth().oauth2(token).get("/api/v1/users/me").then().statusCode(401);
    }

    private static PublicJsonWebKey publishedKey() throws Exception {
        var json = given().get("/.well-known/jwks.json").then().statusCode(200).extract().asString();
        return (PublicJsonWebKey) new JsonWebKeySet(json).getJsonWebKeys().getFirst();
    }
}
