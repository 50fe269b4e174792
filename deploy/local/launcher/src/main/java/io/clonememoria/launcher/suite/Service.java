package io.clonememoria.launcher.suite;

import java.util.Arrays;
import java.util.Optional;

/** The five services, in the order in which people read about them. */
public enum Service {
    CLONE("clone-service", 8081, 256),
    MEMORY("memory-service", 8082, 192),
    WORKSPACE("workspace-service", 8083, 128),
    BILLING("billing-service", 8084, 128),
    GATEWAY("gateway", 8080, 128);

    private static final int MANAGEMENT = 1000;

    private final String part;
    private final int port;
    private final int heap;

    Service(String part, int port, int heap) {
        this.part = part;
        this.port = port;
        this.heap = heap;
    }

    /** Its name in every list, its module and the stem of its files. */
    public String part() {
        return part;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return port + MANAGEMENT;
    }

    /** Largest heap in MiB. Small, because SerialGC lets a heap grow to its limit before it collects. */
    public int heap() {
        return heap;
    }

    /** The service of that name; {@code clone} finds {@code clone-service}. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
            .filter(service -> service.part.equals(name) || service.part.equals(name + "-service"))
            .findFirst();
    }
}
