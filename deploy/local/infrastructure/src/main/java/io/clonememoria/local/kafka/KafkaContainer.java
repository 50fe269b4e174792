package io.clonememoria.local.kafka;

import io.clonememoria.local.host.Container;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Site;
import java.util.Map;

/** Kafka in a container of the Apache project's image. */
final class KafkaContainer implements KafkaBroker {

    private static final String IMAGE = "apache/kafka:4.1.1";
    private static final int PORT = 9092;
    private static final String DATA = "/var/lib/kafka/data";

    private final Container container;

    KafkaContainer(Site site) {
        this.container = new Container(site, "kafka", PORT);
    }

    @Override
    public String start() {
        var kafka = new org.testcontainers.kafka.KafkaContainer(IMAGE).withEnv(Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
            "KAFKA_LOG_DIRS", DATA));
        container.start(kafka, DATA);
        return kafka.getBootstrapServers();
    }

    @Override
    public Ending stop() {
        return container.stop();
    }

    @Override
    public void removeData() {
        container.removeVolume();
    }

    @Override
    public boolean running() {
        return container.running();
    }

    @Override
    public String describe() {
        return "Kafka in Docker (" + IMAGE + ")";
    }
}
