package io.clonememoria.billing.usage;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people used. */
@ApplicationScoped
class UsageService {
    private final UsageRepository usage;
    private final RequestTransaction transaction;
    private final Clock clock;

    UsageService(UsageRepository usage, RequestTransaction transaction, Clock clock) {
        this.usage = usage;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The days of the caller in the period of {@link UsagePeriod#of}, the latest first. */
    Uni<List<UsageDay>> of(Caller caller, @Nullable String from, @Nullable String to) {
        var period = UsagePeriod.of(from, to, LocalDate.now(clock));
        return transaction.as(caller.personal(), () -> usage.latestFirst(caller.userId(), period));
    }
}
