package io.clonememoria.local.host;

/** How long what we start is meant to live. */
public enum Lifetime {
    /** Until it is stopped: it survives this JVM and its terminal, and its data are durable. */
    LASTING,
    /** As long as this JVM: its data are thrown away, so speed comes before durability. */
    WITH_THIS_JVM
}
