package io.clonememoria.platform.erasure;

import io.clonememoria.platform.job.RecurringTask;
import io.clonememoria.platform.transaction.WorkerRole;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Removes what was deleted longer ago than it can be restored, and what has expired. Rows that others project say so by
 * their own trigger. People are not purged: an account ends by an erasure, which reaches every service.
 */
@ApplicationScoped
class PurgeTask implements RecurringTask {
    private final List<PersonalData> held;
    private final RetentionConfig config;
    private final Clock clock;

    PurgeTask(@All List<PersonalData> held, RetentionConfig config, Clock clock) {
        this.held = held;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "purge";
    }

    @Override
    public Duration interval() {
        return config.purgeEvery();
    }

    @Override
    public WorkerRole role() {
        return WorkerRole.ERASER;
    }

    @Override
    public Uni<Long> run(SqlConnection transaction) {
        var deletedBefore = clock.instant().minus(config.window());
        return ErasureOrder.read(transaction).chain(order -> Multi.createFrom().iterable(order.of(held))
                .onItem().transformToUniAndConcatenate(data -> data.purge(deletedBefore, transaction))
                .collect().with(Collectors.summingLong(Long::longValue)));
    }
}
