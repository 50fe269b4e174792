package io.clonememoria.bench.platform;

import io.clonememoria.local.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Watches a topic from now on: how many records have come, when the first and the last, and when each by its id. */
final class Arrivals implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Long> timeById = new ConcurrentHashMap<>();
    private final boolean byId;
    private volatile long first;
    private volatile long last;

    private Arrivals(String topic, boolean byId) {
        this.byId = byId;
        this.consumer = new KafkaConsumer<>(Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestInfrastructure.kafka(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("arrivals").start(() -> watch(topic));
    }

    /** @param byId whether to remember when each came, by the header {@code ce_id} */
    static Arrivals at(String topic, boolean byId) throws InterruptedException {
        var arrivals = new Arrivals(topic, byId);
        if (!arrivals.ready.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the topic " + topic + " cannot be read");
        }
        return arrivals;
    }

    private void watch(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        ready.countDown();
        try {
            while (true) {
                var records = consumer.poll(Duration.ofMillis(100));
                if (records.isEmpty()) {
                    continue;
                }
                var now = now();
                if (byId) {
                    records.forEach(record -> timeById.putIfAbsent(
                            new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8), now));
                }
                first = first == 0 ? now : first;
                last = now;
                count.addAndGet(records.count());
            }
        } catch (WakeupException ends) {
            consumer.close();
        }
    }

    /** Nanoseconds of the wall clock, which all processes of one machine share. */
    static long now() {
        var instant = Instant.now();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    long count() {
        return count.get();
    }

    Duration between() {
        return Duration.ofNanos(last - first);
    }

    long lastAt() {
        return last;
    }

    Map<String, Long> timeById() {
        return timeById;
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
