package io.clonememoria.platform.replica;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Whose turn it is: one after the other, and those that were missed within a while last. */
final class Turns {
    private final List<URI> addresses;
    private final Duration avoided;
    private final Map<URI, Instant> missed = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Turns(List<URI> addresses, Duration avoided) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a service has at least one address");
        }
        this.addresses = List.copyOf(addresses);
        this.avoided = avoided;
    }

    List<URI> addresses() {
        return addresses;
    }

    /** All of them, in the order in which the next request should try them. */
    List<URI> next(Instant now) {
        if (addresses.size() == 1) {
            return addresses;
        }
        var order = new ArrayList<>(addresses);
        Collections.rotate(order, -Math.floorMod(turn.getAndIncrement(), addresses.size()));
        order.sort(Comparator.comparing(address -> isAvoided(address, now))); // stable: false first
        return order;
    }

    void reached(URI address) {
        missed.remove(address);
    }

    void missed(URI address, Instant now) {
        missed.put(address, now);
    }

    private boolean isAvoided(URI address, Instant now) {
        var since = missed.get(address);
        return since != null && now.isBefore(since.plus(avoided));
    }
}
