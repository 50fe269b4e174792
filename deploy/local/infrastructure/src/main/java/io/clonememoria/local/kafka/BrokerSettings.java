package io.clonememoria.local.kafka;

import java.nio.file.Path;

/** The broker's own configuration: one node that is broker and controller at once. */
final class BrokerSettings {

    private BrokerSettings() {}

    static String text(int port, int controllerPort, Path data) {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=CLIENTS://127.0.0.1:%1$d
            listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=CLIENTS
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            # A misspelt topic is an error, not a new topic.
            auto.create.topics.enable=false
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=3
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=3
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            # One consumer per group here: nobody to wait for.
            group.initial.rebalance.delay.ms=0
            # The default of 128 MB would be half of our heap.
            log.cleaner.dedupe.buffer.size=16777216
            num.network.threads=2
            num.io.threads=4
            """.formatted(port, controllerPort, data.toString().replace("\\", "\\\\"));
    }
}
