package io.clonememoria.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A gateway that waits and remembers for moments where others take minutes, so that tests need not. */
public class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "clonememoria.proxy.stalled-after", "2s",
                "clonememoria.health.timeout", "20s",
                "clonememoria.health.remembered", "0s",
                "clonememoria.credential.unknown-key-pause", "0s",
                "clonememoria.credential.remembered", "0s");
    }
}
