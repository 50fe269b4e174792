package io.clonememoria.gateway.limit;

import io.clonememoria.gateway.limit.Meter.Count;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts requests.
 *
 * <p>A quota of N lets exactly N through in its window, however many ask at once. When several quotas apply it is all or
 * nothing: what one of them refuses is not charged to the others.
 */
@ApplicationScoped
public class RateLimits {
    private final Meter persons;
    private final Meter addresses;
    private final Meter signIns;

    @Inject
    RateLimits(LimitConfig config) {
        this(Quota.of("principal", config.principal()), Quota.of("address", config.address()),
                Quota.of("sign-in", config.signIn()), config.tracked(), TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(Quota person, Quota address, Quota signIn, int tracked, TimeMeter clock) {
        this.persons = new Meter(person, tracked, clock);
        this.addresses = new Meter(address, tracked, clock);
        this.signIns = new Meter(signIn, tracked, clock);
    }

    /** Counts a request, unless a quota that applies is spent. */
    public Verdict charge(Subject subject, boolean signIn) {
        var counts = new ArrayList<Count>(2);
        counts.add(subject.person() != null
                ? persons.of(subject.person().toString())
                : addresses.of(subject.address()));
        if (signIn) {
            counts.add(signIns.of(subject.address()));
        }
        return whileHolding(counts, 0);
    }

    /** Locks are taken in the order of the meters, of which each request touches one subject: no two can wait for each other. */
    private static Verdict whileHolding(List<Count> counts, int held) {
        if (held == counts.size()) {
            return decide(counts);
        }
        synchronized (counts.get(held)) {
            return whileHolding(counts, held + 1);
        }
    }

    private static Verdict decide(List<Count> counts) {
        var spent = counts.stream().filter(count -> !count.hasRoom()).toList();
        if (spent.isEmpty()) {
            counts.forEach(Count::take);
        }
        return new Verdict(standings(counts), standings(spent));
    }

    private static List<Standing> standings(List<Count> counts) {
        return counts.stream().map(Count::standing).toList();
    }
}
