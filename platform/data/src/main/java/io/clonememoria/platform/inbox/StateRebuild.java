package io.clonememoria.platform.inbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads a state topic from its beginning to its present end, beside the usual consumer and in no group. Versions decide
 * what is written, so that it may run at any time, twice, and while the usual consumer goes on.
 */
@ApplicationScoped
public class StateRebuild {
    private static final Logger LOG = Logger.getLogger(StateRebuild.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final StateInbox inbox;
    private final Map<String, Object> broker;

    StateRebuild(StateInbox inbox, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.inbox = inbox;
        this.broker = broker;
    }

    /** The topics that are projected here. */
    public List<String> topics() {
        return inbox.topics();
    }

    /** Reads the topics in the background; the log says when each is done. */
    public void start(List<String> topics) {
        topics.forEach(topic -> rebuild(topic).subscribe().with(
                records -> LOG.infof("%s was read from its beginning: %d records", topic, records),
                failure -> LOG.errorf(failure, "%s could not be read from its beginning", topic)));
    }

    /** @return how many records there were */
    Uni<Long> rebuild(String topic) {
        return Uni.createFrom().item(() -> read(topic)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private long read(String topic) {
        var config = new HashMap<>(broker);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = 0L;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(POLL)) {
                    inbox.receive(record).await().indefinitely();
                    records++;
                }
            }
            return records;
        }
    }
}
