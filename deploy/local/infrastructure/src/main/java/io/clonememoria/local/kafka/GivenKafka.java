package io.clonememoria.local.kafka;

import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.LocalFailure;
import java.time.Duration;

/** A broker that somebody else runs; we never start, stop or empty it. */
record GivenKafka(String servers) implements KafkaBroker {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public String start() {
        if (!Probe.answers(servers, LIMIT)) {
            throw new LocalFailure("Kafka at " + servers + " (" + ADDRESS + ") does not answer");
        }
        return servers;
    }

    @Override
    public Ending stop() {
        return Ending.WAS_GONE;
    }

    @Override
    public void removeData() {}

    @Override
    public boolean running() {
        return Probe.answers(servers, LIMIT);
    }

    @Override
    public String describe() {
        return "Kafka at " + servers + " (from " + ADDRESS + ")";
    }
}
