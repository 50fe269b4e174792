package io.clonememoria.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.event.RestrictedData;
import io.clonememoria.platform.event.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is on the bus has an end that can be seen, and what comes after it takes effect. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class BadInputTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GOOD = "{\"number\":1}";

    private final String key = UUID.randomUUID().toString();

    @Inject
    @Keyset(Keyset.Of.BUS)
    DataCipher cipher;
    @Inject
    MeterRegistry metrics;

    @Test
    void whatIsNoFactOfOursIsKeptWithItsCauseAndTheNextOneTakesEffect() {
        send(Topics.FACTS_IDENTITY, "not json", Map.of());
        send(Topics.FACTS_IDENTITY, "[1]", Map.of());
        send(Topics.FACTS_IDENTITY, null, Map.of());
        send(Topics.FACTS_IDENTITY, "{\"padding\":\"" + "x".repeat(300_000) + "\"}", Map.of());
        send(Topics.FACTS_IDENTITY, GOOD, without("ce_specversion"));
        send(Topics.FACTS_IDENTITY, GOOD, Map.of("ce_specversion", "0.3"));
        send(Topics.FACTS_IDENTITY, GOOD, Map.of("ce_dataschema", "https://clonememoria.io/events/v2/thing.happened"));
        send(Topics.FACTS_IDENTITY, GOOD, Map.of("ce_id", "1-1-1-1-1"));
        send(Topics.FACTS_IDENTITY, GOOD, without("ce_type"));
        send(Topics.FACTS_IDENTITY, GOOD, Map.of("ce_type", "Thing\0"));
        send(Topics.FACTS_IDENTITY, GOOD, Map.of("ce_time", "yesterday"));
        send(Topics.FACTS_IDENTITY, GOOD, Map.of("ce_time", Instant.now().plus(Duration.ofHours(1)).toString()));
        send(Topics.FACTS_IDENTITY, GOOD, Map.of("ce_subject", UUID.randomUUID().toString()));
        TestBus.fact(Topics.FACTS_IDENTITY, "thing.happened", UUID.fromString(key), GOOD);

        await().atMost(SOON).untilAsserted(() ->
                assertThat(Kept.effects("careful", UUID.fromString(key))).containsExactly(1));
        assertThat(Kept.deadLetters("envelope", UUID.fromString(key))).satisfiesExactly(
                cause -> assertThat(cause).contains("not"),
                cause -> assertThat(cause).contains("MalformedEvent"),
                cause -> assertThat(cause).contains("a fact has data"),
                cause -> assertThat(cause).contains("too large"),
                cause -> assertThat(cause).contains("ce_specversion is missing"),
                cause -> assertThat(cause).contains("unknown version of CloudEvents: 0.3"),
                cause -> assertThat(cause).contains("unknown version: https"),
                cause -> assertThat(cause).contains("ce_id is not an id"),
                cause -> assertThat(cause).contains("ce_type is missing"),
                cause -> assertThat(cause).contains("a type is"),
                cause -> assertThat(cause).contains("yesterday"),
                cause -> assertThat(cause).contains("comes from the future"),
                cause -> assertThat(cause).contains("another key than its subject"));
        assertThat(metrics.counter("clonememoria.inbox.malformed", "topic", Topics.FACTS_IDENTITY).count())
                .isGreaterThanOrEqualTo(13);
    }

    @Test
    void aKeyThatTheDatabaseCannotKeepStopsNothing() {
        var record = record(Topics.FACTS_IDENTITY, "key\0" + key, "{}", Map.of());
        send(record);

        await().atMost(SOON).untilAsserted(() -> assertThat(Kept.query(
                "select cause from messaging.dead_letters where record_key = 'key\\0" + key + "'")).hasSize(1));
    }

    @Test
    void aRestrictedFactThatCannotBeDecryptedIsKeptAndOneOfNoInterestIsCounted() {
        var ignored = metrics.counter("clonememoria.inbox.ignored", "topic", Topics.RESTRICTED_AUDIT);
        var before = ignored.count();
        var id = UUID.randomUUID();
        var sealed = RestrictedData.seal(new JsonObject().put("number", 1), id, cipher).encode();
        send(Topics.RESTRICTED_AUDIT, "{\"number\":1}", Map.of());
        send(Topics.RESTRICTED_AUDIT, "{\"ciphertext\":\"!\"}", Map.of());
        send(Topics.RESTRICTED_AUDIT, "{\"ciphertext\":\"AAAA\"}", Map.of());
        send(Topics.RESTRICTED_AUDIT, sealed, Map.of()); // another event's
        send(Topics.RESTRICTED_AUDIT, sealed, Map.of("ce_id", id.toString(), "ce_type", "thing.unheard_of"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(Kept.deadLetters("envelope", UUID.fromString(key))).satisfiesExactly(
                    cause -> assertThat(cause).contains("has a ciphertext"),
                    cause -> assertThat(cause).contains("not Base64"),
                    cause -> assertThat(cause).contains("cannot be decrypted"),
                    cause -> assertThat(cause).contains("cannot be decrypted"));
            assertThat(ignored.count()).isEqualTo(before + 1);
        });
    }

    @Test
    void whatIsNoStateOfOursIsKeptAndTheNextVersionIsProjected() {
        var other = UUID.randomUUID();
        send(Topics.STATE_CLONES, "{\"id\":\"" + key + "\"}", Map.of());
        send(Topics.STATE_CLONES, "{\"id\":\"" + key + "\"}", Map.of("ce_rowversion", "0"));
        send(Topics.STATE_CLONES, "{\"id\":\"" + key + "\"}", Map.of("ce_rowversion", "1", "ce_specversion", "2.0"));
        send(Topics.STATE_CLONES, "{\"id\":\"" + other + "\"}", Map.of("ce_rowversion", "9"));
        send(Topics.STATE_CLONES, "nothing", Map.of("ce_rowversion", "1"));
        TestBus.state(Topics.STATE_CLONES, key, 2, "{\"id\":\"" + key + "\",\"name\":\"whole\"}");

        await().atMost(SOON).untilAsserted(() -> assertThat(Kept.things(key)).containsExactly("2 whole false"));
        assertThat(Kept.deadLetters("envelope", UUID.fromString(key))).hasSize(5);
        assertThat(Kept.things(other.toString())).isEmpty();
    }

    private static Map<String, String> without(String header) {
        return Map.of(header, "");
    }

    private void send(String topic, @Nullable String value, Map<String, String> headers) {
        send(record(topic, key, value, headers));
    }

    /** A right fact, but for these headers; an empty one is left out. */
    private ProducerRecord<String, byte[]> record(String topic, String key, @Nullable String value,
            Map<String, String> headers) {
        var all = new HashMap<>(Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(),
                "ce_type", "thing.happened", "ce_subject", key, "ce_time", Instant.now().toString()));
        all.putAll(headers);
        var record = new ProducerRecord<>(topic, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        all.forEach((name, text) -> {
            if (!text.isEmpty()) {
                record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        return record;
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        var config = Map.<String, Object>of("bootstrap.servers", TestInfrastructure.kafka());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record);
        }
    }
}
