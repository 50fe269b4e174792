package io.clonememoria.platform.outbox;

/** What waits in the outbox: how many events, and for how many seconds the first of them. */
record Backlog(long events, double seconds) {
    static final Backlog UNKNOWN = new Backlog(0, 0);
}
