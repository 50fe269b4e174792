package io.clonememoria.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Gateway {
    private Gateway() {}

    public static void main(String... args) {
        leaveTargetsToTheDoor();
        Quarkus.run(args);
    }

    /**
     * Quarkus answers what {@link java.net.URI} cannot read with an empty 400; the door has a problem for it. Read once,
     * before the server starts, and only from the system properties.
     */
    static void leaveTargetsToTheDoor() {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
