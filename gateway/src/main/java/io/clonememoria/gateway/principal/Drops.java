package io.clonememoria.gateway.principal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which principals hold no longer.
 *
 * <p>Nothing is removed when a drop comes: whatever was resolved before it is found not to hold when it is next looked
 * at, be it remembered, on its way or about to open a stream. The order is a count, because the clocks of several
 * processes are no order.
 */
@ApplicationScoped
public class Drops {
    /** Longer than anything can live that was resolved before a drop: a minute in memory, minutes until a stream begins. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Cache<Trait, Long> dropped = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    private final Cache<Trait, Long> ended = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    private final List<Consumer<Predicate<Principal>>> listeners = new CopyOnWriteArrayList<>();
    private volatile long count;
    private volatile long everything;

    /** What a principal that is asked for now will know. */
    long count() {
        return count;
    }

    /** Whether nothing has been heard about a principal since its owner was asked. */
    boolean hold(Principal principal) {
        return principal.asOf() >= everything && heardNothing(dropped, principal);
    }

    /** Whether a principal has been ended since its owner was asked. */
    public boolean ended(Principal principal) {
        return !heardNothing(ended, principal);
    }

    /** Is told of each end, by what the principals are known that it is about; must return at once. */
    public void whenEnding(Consumer<Predicate<Principal>> listener) {
        listeners.add(listener);
    }

    /** The count comes last: whoever reads it asks the owner after the event, and whoever read it before is dropped. */
    synchronized void apply(Drop drop) {
        var next = count + 1;
        dropped.put(drop.trait(), next);
        if (drop.ends()) {
            ended.put(drop.trait(), next);
        }
        count = next;
        if (drop.ends()) {
            listeners.forEach(listener -> listener.accept(principal -> principal.has(drop.trait())));
        }
    }

    /** Drops whatever was resolved before, because we may have missed something. */
    synchronized void applyToAll() {
        everything = count + 1;
        count = everything;
    }

    private static boolean heardNothing(Cache<Trait, Long> log, Principal principal) {
        for (var trait : principal.traits()) {
            var last = log.getIfPresent(trait);
            if (last != null && last > principal.asOf()) {
                return false;
            }
        }
        return true;
    }
}
