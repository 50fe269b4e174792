package io.clonememoria.gateway.proxy;

import io.clonememoria.gateway.principal.Drops;
import io.clonememoria.gateway.principal.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The event streams that are open, so that they end with whom they were opened for. */
@ApplicationScoped
class Streams {
    private final Drops drops;
    private final Set<Entry> open = ConcurrentHashMap.newKeySet();

    Streams(Drops drops) {
        this.drops = drops;
        drops.whenEnding(this::end);
    }

    /** A stream's place in the list; closed when the stream is over. */
    final class Entry implements AutoCloseable {
        private final Principal principal;
        private final Runnable end;

        private Entry(Principal principal, Runnable end) {
            this.principal = principal;
            this.end = end;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    /** @param end ends the stream; may be called on any thread, more than once, and at once */
    Entry open(Principal principal, Runnable end) {
        var entry = new Entry(principal, end);
        open.add(entry);
        // Between the resolution and this moment the end may have come, when nothing was listed yet.
        if (drops.ended(principal)) {
            end.run();
        }
        return entry;
    }

    private void end(Predicate<Principal> ended) {
        open.stream().filter(entry -> ended.test(entry.principal)).forEach(entry -> entry.end.run());
    }
}
