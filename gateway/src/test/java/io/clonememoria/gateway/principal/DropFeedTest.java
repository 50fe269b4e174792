package io.clonememoria.gateway.principal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Kafka's own stand-in for a broker, which can be made to lag and to be away. */
class DropFeedTest {
    private static final long MOMENT = Duration.ofMillis(300).toNanos();
    private static final String IDENTITY = "clonememoria.identity";
    private static final UUID ANNA = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();

    private final MockConsumer<String, byte[]> broker = new MockConsumer<>("none");
    private final Drops drops = new Drops();
    private long now = 1_000;
    private final DropFeed feed = new DropFeed(broker, drops, () -> now);

    @BeforeEach
    void begin() {
        for (var topic : DropFact.TOPICS) {
            broker.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0])));
            broker.updateEndOffsets(java.util.Map.of(new TopicPartition(topic, 0), 5L));
        }
        feed.begin();
    }

    @Test
    void itIsCurrentFromTheEndsOn() {
        assertThat(feed.turn()).isEqualTo(now);
    }

    @Test
    void whileSomethingIsUnheardItIsNot() {
        broker.updateEndOffsets(java.util.Map.of(new TopicPartition(IDENTITY, 0), 6L));
        now += MOMENT;
        assertThat(feed.turn()).isEqualTo(Long.MIN_VALUE);

        comes("session.revoked", SESSION.toString(), "{\"session_id\":\"" + SESSION + "\"}");

        assertThat(feed.turn()).isEqualTo(now);
    }

    @Test
    void itsKnowledgeGrowsOldWhenTheBrokerIsSilent() {
        var before = feed.turn();
        broker.setOffsetsException(new TimeoutException("away"));

        now += MOMENT;

        assertThat(feed.turn()).isEqualTo(before);
    }

    @Test
    void partitionsThatAreAddedAreHeardFromTheirFirstFact() {
        var added = new TopicPartition(IDENTITY, 1);
        broker.updatePartitions(IDENTITY, List.of(
                new PartitionInfo(IDENTITY, 0, Node.noNode(), new Node[0], new Node[0]),
                new PartitionInfo(IDENTITY, 1, Node.noNode(), new Node[0], new Node[0])));
        broker.updateBeginningOffsets(java.util.Map.of(added, 0L));
        broker.updateEndOffsets(java.util.Map.of(added, 1L));
        now += MOMENT;
        feed.turn();

        assertThat(broker.assignment()).contains(added);
        assertThat(broker.position(added)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"session.revoked,true", "user.suspended,true", "user.deleted,true", "user.erased,true",
        "user.reactivated,false", "user.admin_changed,false", "user.consent_changed,false", "plan.changed,false"})
    void whatIsToldOfAPersonOrSessionDropsThem(String type, boolean ends) {
        var principal = anna();

        comes(type, type.startsWith("session") ? SESSION.toString() : ANNA.toString(), "{\"session_id\":\"" + SESSION + "\"}");
        feed.turn();

        assertThat(drops.hold(principal)).isFalse();
        assertThat(drops.ended(principal)).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({"api_key.revoked,true", "api_key.rotated,false", "space.member_removed,true"})
    void whatIsToldOfAKeyDropsIt(String type, boolean ends) {
        var space = UUID.randomUUID();
        var key = UUID.randomUUID();
        var principal = new Principal(ANNA, true, null, key, space, false, false, true, "free", Set.of(), "hash", Instant.MAX,
                drops.count());

        comes(type, key.toString(), "{\"space_id\":\"" + space + "\",\"user_id\":\"" + ANNA + "\"}");
        feed.turn();

        assertThat(drops.hold(principal)).isFalse();
        assertThat(drops.ended(principal)).isEqualTo(ends);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user.registered", "session.created", "message.sent", ""})
    void otherFactsAndOthersPeopleChangeNobody(String type) {
        var principal = anna();

        comes(type, ANNA.toString(), "rubbish");
        comes("user.suspended", UUID.randomUUID().toString(), "{}");
        feed.turn();

        assertThat(drops.hold(principal)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"user.suspended,nobody,{}", "session.revoked,x,{}", "session.revoked,x,rubbish", "space.member_removed,x,[]"})
    void aFactThatCannotBeReadMayBeAboutAnybody(String type, String subject, String data) {
        var principal = anna();

        comes(type, subject, data);
        feed.turn();

        assertThat(drops.hold(principal)).isFalse();
    }

    @Test
    void afterAFailureTheBeginningForgetsEverybody() {
        var principal = anna();
        broker.setPollException(new KafkaException("the offset is gone"));

        org.assertj.core.api.Assertions.assertThatThrownBy(feed::turn).isInstanceOf(KafkaException.class);
        feed.begin();

        assertThat(drops.hold(principal)).isFalse();
    }

    private Principal anna() {
        return new Principal(ANNA, true, SESSION, null, null, false, false, true, "free", Set.of(), "f", Instant.MAX, drops.count());
    }

    private long offset = 5;

    private void comes(String type, String subject, String data) {
        var fact = new ConsumerRecord<>(IDENTITY, 0, offset++, subject, data.getBytes(StandardCharsets.UTF_8));
        fact.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        fact.headers().add("ce_subject", subject.getBytes(StandardCharsets.UTF_8));
        broker.addRecord(fact);
    }
}
