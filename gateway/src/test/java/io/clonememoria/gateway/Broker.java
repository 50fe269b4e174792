package io.clonememoria.gateway;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The real broker, for a gateway that remembers principals. */
public class Broker implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        // A busy build machine makes the thread that hears drops wait for its turn.
        return Map.of("kafka.bootstrap.servers", TestInfrastructure.kafka(), "clonememoria.principal.lag", "5s");
    }

    @Override
    public void stop() {}
}
