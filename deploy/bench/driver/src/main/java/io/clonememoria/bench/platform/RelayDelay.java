package io.clonememoria.bench.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.bench.report.Finding;
import io.clonememoria.bench.subject.Subject;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How long an event takes from the end of its transaction to a consumer, at a steady rate of writes over HTTP that does
 * not wait for answers. The peer is a producer that sends at the same rate without any database.
 */
final class RelayDelay {
    static final int RATE = 500;
    private static final Duration BOUND = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITERS = 50;
    private static final int WARMING_WRITERS = 16;
    /** Times the measurement: after once, compiling still took a quarter of the service's time. */
    private static final int WARM_UP = 2;
    private static final long SLOWEST_MICROS = Duration.ofMinutes(1).toNanos() / 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RelayDelay() {}

    /** @param answers how long the writers waited, from when they should have begun: whether the rate was held at all */
    record Outcome(Histogram ours, Histogram peer, Histogram answers) {
        Finding finding() {
            var relay = ours.getValueAtPercentile(99);
            var producer = peer.getValueAtPercentile(99);
            return new Finding("commit to consumer at " + RATE + " writes/s, p99", millis(relay),
                    "Kafka's producer at the same rate, p99: " + millis(producer),
                    String.format(Locale.ROOT, "%.1f", (double) relay / producer), "below " + BOUND.toMillis() + " ms",
                    relay < BOUND.toNanos() / 1000);
        }

        String table() {
            return """
                    | milliseconds | p50 | p90 | p99 | p99.9 | max |
                    |---|---|---|---|---|---|
                    | commit to consumer | %s |
                    | producer without a database | %s |
                    | answer to a write | %s |
                    """.formatted(row(ours), row(peer), row(answers));
        }

        private static String row(Histogram delays) {
            return String.format(Locale.ROOT, "%.1f | %.1f | %.1f | %.1f | %.1f", delays.getValueAtPercentile(50) / 1e3,
                    delays.getValueAtPercentile(90) / 1e3, delays.getValueAtPercentile(99) / 1e3,
                    delays.getValueAtPercentile(99.9) / 1e3, delays.getMaxValue() / 1e3);
        }

        private static String millis(long micros) {
            return String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
        }
    }

    static Outcome measure(Subject subject, Duration time) throws InterruptedException {
        System.out.println("  warming up");
        warmUp(subject, time.multipliedBy(WARM_UP));
        System.out.println("  writes through the service");
        var answers = new ConcurrentHistogram(SLOWEST_MICROS, 3);
        var ours = relay(subject, time, answers);
        System.out.println("  sends without a database");
        var peer = producer(time);
        return new Outcome(ours, peer, answers);
    }

    /**
     * A few writers, each waiting for its answer: whose code is not compiled yet cannot take the rate, and what does
     * not wait would only measure the queue.
     */
    private static void warmUp(Subject subject, Duration time) throws InterruptedException {
        var tokens = new Tokens(WRITERS);
        var end = System.nanoTime() + time.toNanos();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < WARMING_WRITERS; writer++) {
                writers.submit(() -> {
                    while (System.nanoTime() < end) {
                        client.send(write(subject, tokens), BodyHandlers.discarding());
                    }
                    return null;
                });
            }
        }
    }

    private static HttpRequest write(Subject subject, Tokens tokens) {
        return HttpRequest.newBuilder(subject.at("/notes")).header("Authorization", "Bearer " + tokens.next())
                .POST(HttpRequest.BodyPublishers.noBody()).build();
    }

    private static Histogram relay(Subject subject, Duration time, Histogram answers) throws InterruptedException {
        var committed = new ConcurrentHashMap<String, Long>();
        var failures = new ConcurrentLinkedQueue<String>();
        // virtual threads: the client's own pool for answers took as much of the machine as the service did
        try (var arrivals = Arrivals.at(RelayRate.TOPIC, true);
                var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tokens = new Tokens(WRITERS);
            atSteadyRate(time, due -> writers.execute(() -> {
                try {
                    var response = client.send(write(subject, tokens), BodyHandlers.ofByteArray());
                    answers.recordValue(Math.min((System.nanoTime() - due) / 1000, SLOWEST_MICROS));
                    if (response.statusCode() == 200) {
                        note(response, committed);
                    } else {
                        failures.add(new String(response.body(), StandardCharsets.UTF_8));
                    }
                } catch (IOException | InterruptedException failure) {
                    failures.add(failure.toString());
                }
            }));
            var expected = (int) (time.toSeconds() * RATE);
            Waiting.until("the answers", PATIENCE, () -> committed.size() + failures.size() >= expected);
            if (!failures.isEmpty()) {
                throw new IllegalStateException(failures.size() + " of " + expected + " writes failed: " + failures.peek());
            }
            Waiting.until("the events", PATIENCE, () -> arrivals.timeById().keySet().containsAll(committed.keySet()));
            return delays(committed, arrivals.timeById());
        }
    }

    private static void note(HttpResponse<byte[]> response, Map<String, Long> committed) {
        try {
            var written = JSON.readTree(response.body());
            committed.put(written.get("event_id").asText(), written.get("committed_at_nano").asLong());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static Histogram producer(Duration time) throws InterruptedException {
        var sent = new ConcurrentHashMap<String, Long>();
        var config = Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestInfrastructure.kafka(),
                ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4", ProducerConfig.LINGER_MS_CONFIG, 0);
        try (var arrivals = Arrivals.at(RelayRate.TOPIC, true);
                var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            atSteadyRate(time, _ -> {
                var id = UUID.randomUUID().toString();
                var record = new ProducerRecord<>(RelayRate.TOPIC, id, new byte[200]);
                record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
                sent.put(id, Arrivals.now());
                producer.send(record);
            });
            Waiting.until("the records", PATIENCE, () -> arrivals.timeById().keySet().containsAll(sent.keySet()));
            return delays(sent, arrivals.timeById());
        }
    }

    private static Histogram delays(Map<String, Long> from, Map<String, Long> to) {
        var delays = new Histogram(SLOWEST_MICROS, 3);
        // a consumer may have it before the writer has been told of its commit
        from.forEach((id, begun) -> delays.recordValue(Math.clamp((to.get(id) - begun) / 1000, 0, SLOWEST_MICROS)));
        return delays;
    }

    /** Acts at the times of the plan, which it hands over; late ones at once: a slow system is not given fewer requests. */
    private static void atSteadyRate(Duration time, LongConsumer act) {
        var begun = System.nanoTime();
        for (var n = 0; n < time.toSeconds() * RATE; n++) {
            var due = begun + n * 1_000_000_000L / RATE;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            act.accept(due);
        }
    }

    /** Edge tokens of some people, made anew before they end. */
    static final class Tokens {
        private static final Duration KEPT = Duration.ofSeconds(30);
        private final UUID[] people;
        private final AtomicInteger turn = new AtomicInteger();
        private volatile String[] tokens;
        private volatile long until;

        Tokens(int number) {
            this.people = IntStream.range(0, number).mapToObj(n -> new UUID(7, n)).toArray(UUID[]::new);
            renew();
        }

        String next() {
            if (System.nanoTime() > until) {
                renew();
            }
            return tokens[Math.floorMod(turn.getAndIncrement(), people.length)];
        }

        private synchronized void renew() {
            tokens = Arrays.stream(people).map(TestEdge::token).toArray(String[]::new);
            until = System.nanoTime() + KEPT.toNanos();
        }
    }
}
