package io.clonememoria.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.key.SigningKey;
import io.vertx.core.json.JsonObject;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {
    private static final SigningKey ISSUER = SigningKey.generate();

    @Test
    void readsTheIssuersKey() {
        var keys = PublishedKeys.read(Buffer.buffer(new JsonObject(ISSUER.published()).encode()));

        assertThat(keys).containsOnlyKeys(ISSUER.id());
    }

    @Test
    void keysForOtherUsesAreNothingToUs() {
        var good = new JsonObject(ISSUER.published()).encode();
        var set = good.replace("\"keys\":[", "\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"},"
                + "{\"kty\":\"EC\",\"kid\":\"b\",\"use\":\"enc\"," + point(good) + "},"
                + "{\"kty\":\"EC\",\"kid\":\"c\",\"alg\":\"ES384\"," + point(good) + "},"
                + "{\"kty\":\"EC\"," + point(good) + "},");

        assertThat(PublishedKeys.read(Buffer.buffer(set))).containsOnlyKeys(ISSUER.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"keys\":[]}", "{\"keys\":7}",
        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}"})
    void whatHasNoKeyForUsIsRefusedSoThatTheOldKeysGoOnServing(String body) {
        assertThatThrownBy(() -> PublishedKeys.read(Buffer.buffer(body))).isInstanceOf(RuntimeException.class);
    }

    private static String point(String set) {
        return set.substring(set.indexOf("\"crv\""), set.lastIndexOf("}]"));
    }
}
