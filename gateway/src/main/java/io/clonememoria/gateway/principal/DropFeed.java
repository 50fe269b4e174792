package io.clonememoria.gateway.principal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Reads every fact from now on, and knows how far behind it is. Lives on one thread.
 *
 * <p>Takes all partitions itself and is in no group: each replica must hear everything, nothing is shared out, and no
 * coordinator can make it wait. Offsets are nobody's business: what was before the start is in no memory of ours.
 */
final class DropFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DropFeed.class);
    private static final Duration TURN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PARTITIONS_PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(200).toNanos();

    private final Consumer<String, byte[]> consumer;
    private final Drops drops;
    private final LongSupplier nanos;
    private Map<TopicPartition, Long> ends = Map.of();
    private long endsAsOf;

    DropFeed(Consumer<String, byte[]> consumer, Drops drops, LongSupplier nanos) {
        this.consumer = consumer;
        this.drops = drops;
        this.nanos = nanos;
    }

    /** Begins at the present ends. What was resolved before them holds no longer: we may have missed something. */
    void begin() {
        var partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, PARTITIONS_PATIENCE));
        drops.applyToAll();
        look();
    }

    /**
     * Hears what there is.
     *
     * @return the moment, in nanoseconds, up to which everything has been heard; {@link Long#MIN_VALUE} when that is
     *         not known
     */
    long turn() {
        consumer.poll(TURN).forEach(fact -> {
            try {
                DropFact.read(fact).ifPresent(drops::apply);
            } catch (RuntimeException unreadable) {
                LOG.errorf("A fact at %s:%d cannot be read, so that nobody is remembered: %s", fact.topic(), fact.offset(),
                        unreadable.getMessage());
                drops.applyToAll();
            }
        });
        if (nanos.getAsLong() - endsAsOf > LOOK_AGAIN_NANOS) {
            look();
        }
        return caughtUp() ? endsAsOf : Long.MIN_VALUE;
    }

    /** Asks the broker where the ends are: the only sign that it is there, for an empty poll says nothing. */
    private void look() {
        var now = nanos.getAsLong();
        try {
            takeNewPartitions();
            ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
            endsAsOf = now;
        } catch (TimeoutException away) {
            LOG.debugf("The broker does not answer: %s", away.getMessage());
        }
    }

    private boolean caughtUp() {
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    /** Partitions that were added since; their facts are heard from the first one. Asks memory, which is refreshed. */
    private void takeNewPartitions() {
        var known = consumer.assignment();
        var added = partitions().stream().filter(partition -> !known.contains(partition)).toList();
        if (!added.isEmpty()) {
            var all = new ArrayList<>(known);
            all.addAll(added);
            consumer.assign(all);
            consumer.seekToBeginning(added);
        }
    }

    private List<TopicPartition> partitions() {
        return DropFact.TOPICS.stream().flatMap(topic -> partitionsOf(topic).stream()).toList();
    }

    private Set<TopicPartition> partitionsOf(String topic) {
        var found = consumer.partitionsFor(topic, PARTITIONS_PATIENCE);
        if (found == null || found.isEmpty()) {
            throw new TimeoutException("no topic " + topic);
        }
        return found.stream().map(info -> new TopicPartition(topic, info.partition())).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
