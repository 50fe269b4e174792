package io.clonememoria.clone.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.key.SigningKeyFolder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access tokens get a new key now and then, and nobody who checks them notices. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class KeyRotationTest {
    @ConfigProperty(name = "clonememoria.keys.folder")
    Path keys;

    @Inject
    AccessKeys accessKeys;

    @Inject
    SessionConfig config;

    @AfterEach
    void onlyTheFirstIsLeft() throws Throwable {
        var folder = folder();
        var all = folder.read();
        for (var later : all.subList(1, all.size())) {
            folder.remove(later);
        }
        readAgain();
    }

    @Test
    void aNewKeyIsPublishedAtOnceAndSignsOnlyAfterItsNotice() throws Throwable {
        var before = keyOf(token());

        var added = folder().add(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        readAgain();

        assertThat(published()).containsExactly(before, added.key().id());
        assertThat(keyOf(token())).isEqualTo(before);
    }

    @Test
    void afterTheNoticeItSignsAndTokensOfTheOldOneCanStillBeChecked() throws Throwable {
        var token = token();

        var added = folder().add(Instant.now().minus(config.keyNotice()).minusSeconds(5));
        readAgain();

        assertThat(keyOf(token())).isEqualTo(added.key().id());
        assertThat(published()).containsExactly(added.key().id(), keyOf(token));
    }

    @Test
    void whenTokensOfTheOldOneHaveEndedItIsPublishedNoLonger() throws Throwable {
        var old = keyOf(token());

        var added = folder().add(Instant.now().minus(config.keyNotice()).minus(config.accessToken()).minus(Duration.ofMinutes(6)));
        readAgain();

        assertThat(published()).containsExactly(added.key().id()).doesNotContain(old);
    }

    @Test
    void aYoungKeyIsNotReplaced() throws Throwable {
        VertxContextSupport.subscribeAndAwait(accessKeys::rotate);

        assertThat(folder().read()).hasSize(1);
    }

    @Test
    void theTaskReplacesAnOldKey() throws Throwable {
        var first = keys.resolve("access").resolve("key.pem");
        Files.setLastModifiedTime(first, java.nio.file.attribute.FileTime.from(Instant.now().minus(config.keyLife())));

        var done = VertxContextSupport.subscribeAndAwait(accessKeys::rotate);
        var twice = VertxContextSupport.subscribeAndAwait(accessKeys::rotate);

        Files.setLastModifiedTime(first, java.nio.file.attribute.FileTime.from(Instant.now()));
        assertThat(done).isOne();
        assertThat(twice).isZero();
        assertThat(published()).hasSize(2).first().isEqualTo(keyOf(token()));
    }

    @Test
    void aKeyThatCannotBeReadLeavesThoseThatAreKnown() throws Throwable {
        var before = published();
        var broken = keys.resolve("access").resolve("key-20200101T000000Z.pem");
        Files.writeString(broken, "no key");

        var failure = org.assertj.core.api.Assertions.catchThrowable(this::readAgain);
        Files.delete(broken);

        assertThat(failure).hasMessageContaining("key-20200101T000000Z.pem");
        assertThat(published()).isEqualTo(before);
    }

    private void readAgain() throws Throwable {
        VertxContextSupport.subscribeAndAwait(accessKeys::readAgain);
    }

    private SigningKeyFolder folder() {
        return new SigningKeyFolder(keys.resolve("access"));
    }

    private static String token() {
        var person = Person.registered();
        return given().contentType("application/json").body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then().statusCode(200).extract().path("access_token");
    }

    private static String keyOf(String token) throws Exception {
        var signed = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(token);
        return signed.getKeyIdHeaderValue();
    }

    private static List<String> published() throws Exception {
        return new JsonWebKeySet(given().get("/.well-known/jwks.json").then().statusCode(200).extract().asString())
                .getJsonWebKeys().stream().map(JsonWebKey::getKeyId).toList();
    }
}
