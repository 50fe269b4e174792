package io.clonememoria.local.kafka;

import io.clonememoria.local.host.Docker;
import io.clonememoria.local.host.Ending;
import io.clonememoria.local.host.Site;
import java.util.Optional;

/** A Kafka broker. */
public sealed interface KafkaBroker permits GivenKafka, KafkaContainer, KafkaProcess {

    /** Environment variable with bootstrap servers, {@code host:port,...}. */
    String ADDRESS = "CLONEMEMORIA_KAFKA";

    /** The first that this machine offers: an address in the environment, Docker, a broker from our own class path. */
    static KafkaBroker find(Site site) {
        var given = Optional.ofNullable(System.getenv(ADDRESS)).filter(address -> !address.isBlank());
        if (given.isPresent()) {
            return new GivenKafka(given.get());
        }
        return Docker.answers() ? new KafkaContainer(site) : new KafkaProcess(site);
    }

    /** Starts it unless it runs already; answers its bootstrap servers once it serves; fails with one clear line. */
    String start();

    /** Ends it and keeps its data; harmless when it does not run. */
    Ending stop();

    /** Removes the data of a stopped broker. */
    void removeData();

    boolean running();

    /** One phrase for a person. */
    String describe();
}
