package io.clonememoria.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;

/**
 * The counts of one quota, one for each subject.
 *
 * <p>A count that nobody touched for a window is full again, so forgetting it then loses nothing. Only when more
 * subjects than the bound are active at once do the least active ones start anew.
 */
final class Meter {
    private final Quota quota;
    private final TimeMeter clock;
    private final Cache<String, Count> counts;

    Meter(Quota quota, int tracked, TimeMeter clock) {
        this.quota = quota;
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .maximumSize(tracked)
                .expireAfterAccess(quota.window())
                .ticker(clock::currentTimeNanos)
                .build();
    }

    Count of(String subject) {
        return counts.get(subject, _ -> new Count(quota, clock));
    }

    long tracked() {
        counts.cleanUp();
        return counts.estimatedSize();
    }

    /** What one subject has left. Whoever touches it holds its lock: see {@link RateLimits}. */
    static final class Count {
        private final Quota quota;
        private final Bucket bucket;

        /** Refilled at once at the end of a window, so that what the headers tell is exactly what happens. */
        Count(Quota quota, TimeMeter clock) {
            this.quota = quota;
            this.bucket = Bucket.builder()
                    .addLimit(limit -> limit.capacity(quota.requests()).refillIntervally(quota.requests(), quota.window()))
                    .withCustomTimePrecision(clock)
                    .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                    .build();
        }

        Quota quota() {
            return quota;
        }

        boolean hasRoom() {
            return bucket.getAvailableTokens() > 0;
        }

        void take() {
            bucket.tryConsume(1);
        }

        Standing standing() {
            var untilFull = bucket.estimateAbilityToConsume(quota.requests());
            return new Standing(quota, untilFull.getRemainingTokens(),
                    Duration.ofNanos(untilFull.getNanosToWaitForRefill()));
        }
    }
}
