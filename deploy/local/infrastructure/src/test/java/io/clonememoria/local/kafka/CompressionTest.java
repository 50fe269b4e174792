package io.clonememoria.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker opens what producers packed, so it needs each algorithm on its own class path. */
class CompressionTest {

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void theBrokerTakesBatchesOfEveryCompression(String algorithm) throws Exception {
        // a compacted topic, because its broker looks into each record
        var record = new ProducerRecord<>("clonememoria.state.space-members", "key-" + algorithm, "{}");
        var config = Map.<String, Object>of("bootstrap.servers", TestInfrastructure.kafka(),
            "compression.type", algorithm, "delivery.timeout.ms", 10_000, "request.timeout.ms", 5_000, "linger.ms", 0);

        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(record).get().hasOffset()).isTrue();
        }
    }
}
