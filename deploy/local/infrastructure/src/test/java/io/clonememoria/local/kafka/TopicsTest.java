package io.clonememoria.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static Admin admin;

    @BeforeAll
    static void connect() {
        admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.kafka()));
    }

    @AfterAll
    static void disconnect() {
        admin.close();
    }

    @Test
    void createsEachTopicOnceHoweverOftenAsked() throws Exception {
        Topics.create(TestInfrastructure.kafka());
        Topics.create(TestInfrastructure.kafka());

        var topics = admin.describeTopics(Topics.wanted().keySet()).allTopicNames().get();
        assertThat(topics).hasSameSizeAs(Topics.wanted()).hasSize(14);
        assertThat(topics.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topics.PARTITIONS));
    }

    @Test
    void keepsFactsAndWhatIsRestrictedForSevenDays() throws Exception {
        for (var topic : List.of("identity", "audit", "safety")) {
            var settings = settingsOf("clonememoria." + topic);

            assertThat(settings.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(settings.get("retention.ms").value()).isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
        }
    }

    @Test
    void compactsStateAndKeepsRemovalsForSevenDays() throws Exception {
        for (var topic : List.of("users", "clones", "plans", "subscriptions", "space-members")) {
            var settings = settingsOf("clonememoria.state." + topic);

            assertThat(settings.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(settings.get("delete.retention.ms").value()).isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
        }
    }

    @Test
    void restoresARetentionThatSomebodyChanged() throws Exception {
        var shorter = new AlterConfigOp(new ConfigEntry("retention.ms", "1000"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource("clonememoria.privacy"), List.of(shorter))).all().get();

        Topics.create(TestInfrastructure.kafka());

        assertThat(settingsOf("clonememoria.privacy").get("retention.ms").value()).isEqualTo("604800000");
    }

    @Test
    void leavesAMisspeltTopicAnError() {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestInfrastructure.kafka(), "max.block.ms", 1000),
                new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("clonememoria.identiti", "x")).get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("clonememoria.identiti not present in metadata");
        }
    }

    private static Config settingsOf(String topic) throws Exception {
        return admin.describeConfigs(List.of(resource(topic))).all().get().get(resource(topic));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
