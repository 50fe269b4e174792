package io.clonememoria.acceptance.replica;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What came to the topics of facts: of each event the first time, by key, in the order of arrival. */
final class Topics {
    private static final Duration POLL = Duration.ofMillis(200);

    /** @param id the event's, by which it is one and the same however often it comes */
    record Event(String id, String type, Instant time) {}

    private final Map<String, List<Event>> byKey = new HashMap<>();
    private long repeated;

    /** Everything that is there now. */
    static Topics read(String bootstrapServers) {
        var topics = new Topics();
        var config = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "allow.auto.create.topics", false);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = Arrays.stream(Aggregate.Kind.values())
                    .flatMap(kind -> consumer.partitionsFor(kind.topic()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            topics.readAll(consumer, partitions);
        }
        return topics;
    }

    private void readAll(KafkaConsumer<String, String> consumer, Collection<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        var seen = new HashSet<String>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> {
                if (seen.add(header(record, "ce_id"))) {
                    byKey.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(new Event(header(record, "ce_id"),
                            header(record, "ce_type"), Instant.parse(header(record, "ce_time"))));
                } else {
                    repeated++;
                }
            });
        }
    }

    List<Event> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The ids of all events about these aggregates. */
    Set<String> idsOf(Collection<Aggregate> aggregates) {
        return aggregates.stream().flatMap(aggregate -> of(aggregate.id()).stream()).map(Event::id)
                .collect(Collectors.toSet());
    }

    /** Events that came again, which is allowed: a consumer knows them by their ids. */
    long repeated() {
        return repeated;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
