package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Lifetime;
import java.util.List;

/** Whether what a server has committed must outlive the machine's power. */
public enum Durability {
    /** It must, as in production. */
    KEPT(List.of()),
    /** The data are thrown away with the test: nothing is waited for. */
    FORGONE(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));

    /** System property: {@code true} keeps the data of a test durable too, for measurements that must not flatter. */
    public static final String PROPERTY = "clonememoria.durable";

    private final List<String> settings;

    Durability(List<String> settings) {
        this.settings = settings;
    }

    static Durability of(Lifetime lifetime) {
        return switch (lifetime) {
            case LASTING -> KEPT;
            case WITH_THIS_JVM -> Boolean.getBoolean(PROPERTY) ? KEPT : FORGONE;
        };
    }

    /** Of the server, {@code name=value}. */
    List<String> settings() {
        return settings;
    }
}
