package io.clonememoria.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class InboxTest {
    private static final String TOPIC = Topics.FACTS_IDENTITY;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final UUID subject = UUID.randomUUID();

    @Test
    void aFactThatIsDeliveredThreeTimesTakesEffectOnce() {
        var id = UUID.randomUUID();
        for (var delivery = 0; delivery < 3; delivery++) {
            TestBus.fact(id, TOPIC, "thing.happened", subject, "{\"number\":1}");
        }
        happen(2);

        await().atMost(SOON).untilAsserted(() -> assertThat(effects("careful", subject)).contains(2));

        assertThat(effects("careful", subject)).containsExactly(1, 2);
        assertThat(effects("superstitious", subject)).containsExactly(1, 2);
    }

    @Test
    void aPoisonedFactParksItsKeyForItsConsumerAndNothingElse() {
        var other = UUID.randomUUID();
        happen(12);
        happen(13);
        happen(14);
        TestBus.fact(TOPIC, "thing.happened", other, "{\"number\":15}");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(deadLetters("superstitious", subject)).hasSize(2);
            assertThat(effects("superstitious", other)).contains(15);
        });

        assertThat(effects("superstitious", subject)).containsExactly(12);
        assertThat(effects("careful", subject)).containsExactly(12, 13, 14);
        assertThat(deadLetters("superstitious", subject))
                .satisfiesExactly(cause -> assertThat(cause).contains("thirteen"),
                        cause -> assertThat(cause).contains("waits behind"));
    }

    @Test
    void aLostConnectionIsNoReasonToGiveUp() {
        TestBus.fact(TOPIC, "thing.interrupted", subject, "{\"number\":1}");

        await().atMost(SOON).untilAsserted(() -> assertThat(effects("unlucky", subject)).containsExactly(1));

        assertThat(deadLetters("unlucky", subject)).isEmpty();
    }

    @Test
    void whatIsNoEventOfOursIsKeptAndTheNextOneGoesOn() {
        var key = subject.toString();
        sendRaw(key, "not json", Map.of());
        sendRaw(key, "{}", Map.of("ce_id", "not-a-uuid", "ce_type", "thing.happened", "ce_subject", key,
                "ce_time", "2026-01-01T00:00:00Z"));
        sendRaw(key, null, Map.of());
        happen(1);

        await().atMost(SOON).untilAsserted(() -> assertThat(effects("careful", subject)).containsExactly(1));

        assertThat(deadLetters("envelope", subject)).hasSize(3);
    }

    @Test
    void stateIsProjectedByVersionWhateverTheOrderAndARemovalStaysAsATombstone() {
        var key = subject.toString();
        TestBus.state(Topics.STATE_CLONES, key, 2, "{\"id\":\"" + key + "\",\"name\":\"second\"}");
        TestBus.state(Topics.STATE_CLONES, key, 1, "{\"id\":\"" + key + "\",\"name\":\"first\"}");
        TestBus.stateRemoved(Topics.STATE_CLONES, key, 4);
        TestBus.state(Topics.STATE_CLONES, key, 3, "{\"id\":\"" + key + "\",\"name\":\"late\"}");
        var unseen = UUID.randomUUID().toString();
        TestBus.stateRemoved(Topics.STATE_CLONES, unseen, 2);
        TestBus.state(Topics.STATE_CLONES, unseen, 1, "{\"id\":\"" + unseen + "\",\"name\":\"late\"}");
        var last = UUID.randomUUID().toString();
        TestBus.state(Topics.STATE_CLONES, last, 1, "{\"id\":\"" + last + "\",\"name\":\"last\"}");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(things(last)).containsExactly("1 last false");
            assertThat(things(key)).containsExactly("4 nothing true");
            assertThat(things(unseen)).containsExactly("2 nothing true");
        });
    }

    private void happen(int number) {
        TestBus.fact(TOPIC, "thing.happened", subject, "{\"number\":" + number + "}");
    }

    private static void sendRaw(String key, String value, Map<String, String> headers) {
        var config = Map.<String, Object>of("bootstrap.servers", TestInfrastructure.kafka());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(TOPIC, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }

    private static List<Integer> effects(String consumer, UUID subject) {
        return query("select number::text from effect where consumer = '" + consumer + "' and subject = '" + subject + "' order by ctid")
                .stream().map(Integer::valueOf).toList();
    }

    private static List<String> deadLetters(String consumer, UUID key) {
        return query("select cause from messaging.dead_letters where consumer = '" + consumer + "' and record_key = '"
                + key + "' order by record_offset");
    }

    private static List<String> things(String key) {
        return query("select version || ' ' || coalesce(name, 'nothing') || ' ' || (removed_at is not null) from projection.things where id = '"
                + key + "'");
    }

    private static List<String> query(String sql) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
