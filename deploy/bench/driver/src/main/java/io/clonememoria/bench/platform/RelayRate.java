package io.clonememoria.bench.platform;

import io.clonememoria.bench.report.Finding;
import io.clonememoria.bench.subject.Subject;
import io.clonememoria.local.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How fast the relay drains a full outbox to the broker, read from the topic. The peer is Kafka's own producer, which
 * sends the same records out of memory: what no outbox can beat.
 */
final class RelayRate {
    static final String TOPIC = "clonememoria.workspace";
    private static final int ROUNDS = 5;
    private static final double BOUND = 15_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** As a service's own facts: some two hundred bytes, a thousand aggregates. Committed at once, as after an outage. */
    private static final String FILL = """
            insert into messaging.outbox (topic, record_key, type, data)
            select '%s', md5((n %% 1000)::text)::uuid, 'note.written',
                   jsonb_build_object('note_id', md5(n::text)::uuid, 'user_id', md5((n %% 100)::text)::uuid, 'words', n)
            from generate_series(1, ?) as n""".formatted(TOPIC);

    private RelayRate() {}

    record Outcome(List<Double> ours, List<Double> peer) {
        Finding finding() {
            var relay = Median.of(ours);
            var producer = Median.of(peer);
            return new Finding("relay drains a full outbox", per(relay), "Kafka's producer out of memory: " + per(producer),
                    String.format(Locale.ROOT, "%.2f", relay / producer), "at least " + per(BOUND), relay >= BOUND);
        }

        private static String per(double rate) {
            return String.format(Locale.ROOT, "%,.0f events/s", rate);
        }
    }

    /** Rounds of both, one after the other; the first round warms up and does not count. */
    static Outcome measure(int events) throws Exception {
        var ours = new ArrayList<Double>();
        var peer = new ArrayList<Double>();
        for (var round = 0; round <= ROUNDS; round++) {
            var relay = relay(events);
            var producer = producer(events);
            System.out.printf(Locale.ROOT, "  %-10s relay %,9.0f events/s   producer %,9.0f events/s%n",
                    round == 0 ? "warm-up" : "round " + round, relay, producer);
            if (round > 0) {
                ours.add(relay);
                peer.add(producer);
            }
        }
        return new Outcome(ours, peer);
    }

    private static double relay(int events) throws InterruptedException, SQLException {
        try (var arrivals = Arrivals.at(TOPIC, false)) {
            fill(events);
            return rate(arrivals, events);
        }
    }

    private static void fill(int events) throws SQLException {
        try (var connection = TestInfrastructure.superuser(Subject.DATABASE);
                var insert = connection.prepareStatement(FILL)) {
            insert.setInt(1, events);
            insert.executeUpdate();
        }
    }

    private static double producer(int events) throws InterruptedException {
        var config = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestInfrastructure.kafka(),
                ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        try (var arrivals = Arrivals.at(TOPIC, false);
                var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (var n = 0; n < events; n++) {
                producer.send(record(n));
            }
            producer.flush();
            return rate(arrivals, events);
        }
    }

    private static ProducerRecord<String, byte[]> record(int n) {
        var key = new UUID(1, n % 1000).toString();
        var data = "{\"words\": %d, \"note_id\": \"%s\", \"user_id\": \"%s\"}".formatted(n, UUID.randomUUID(), new UUID(2, n % 100));
        var record = new ProducerRecord<>(TOPIC, key, data.getBytes(StandardCharsets.UTF_8));
        Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_source", "/bench", "ce_type", "note.written",
                "ce_subject", key, "ce_time", Instant.now().toString(), "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static double rate(Arrivals arrivals, int events) {
        Waiting.until(events + " events", PATIENCE, () -> arrivals.count() >= events);
        return events / (arrivals.between().toNanos() / 1e9);
    }
}
