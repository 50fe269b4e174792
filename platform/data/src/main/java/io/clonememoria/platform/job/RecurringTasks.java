package io.clonememoria.platform.job;

import io.clonememoria.platform.transaction.WorkerTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Runs the {@link RecurringTask}s of this service. */
@ApplicationScoped
public class RecurringTasks {
    private static final Logger LOG = Logger.getLogger(RecurringTasks.class);

    private final Map<String, RecurringTask> tasks = new LinkedHashMap<>();
    private final RecurringSchedule schedule;
    private final MeterRegistry meters;
    private volatile boolean registered;

    RecurringTasks(@All List<RecurringTask> tasks, RecurringSchedule schedule, MeterRegistry meters) {
        tasks.forEach(task -> {
            if (this.tasks.put(task.name(), task) != null) {
                throw new IllegalStateException("Two recurring tasks have the name " + task.name());
            }
        });
        this.schedule = schedule;
        this.meters = meters;
    }

    /**
     * Runs a task now, whether or not it is due, until nothing is left to do. For tests and for operators.
     *
     * @return how many things were done
     */
    public Uni<Long> runNow(String name) {
        if (!tasks.containsKey(name)) {
            throw new IllegalArgumentException("No recurring task " + name + " among " + tasks.keySet());
        }
        return register()
                .chain(() -> schedule.claimNow(name, this::run))
                .map(Optional::orElseThrow)
                .chain(done -> done > 0 ? runNow(name).map(more -> done + more) : Uni.createFrom().item(done));
    }

    /** Runs the task that has been due for longest. @return whether there was one, even if it failed */
    Uni<Boolean> runDue() {
        var running = new AtomicReference<String>();
        return register()
                .chain(() -> schedule.claim(names(), (name, sql) -> {
                    running.set(name);
                    return run(name, sql);
                }))
                .map(Optional::isPresent)
                .onFailure(_ -> running.get() != null)
                .recoverWithUni(failure -> failed(running.get(), failure).replaceWith(true));
    }

    /** The time until the next task is due. */
    Uni<Optional<Duration>> untilNext() {
        return schedule.untilNext(names());
    }

    /** Makes the tasks known to the schedule; those that were not are due at once. */
    private Uni<Void> register() {
        return registered
                ? Uni.createFrom().voidItem()
                : schedule.register(names()).invoke(() -> registered = true);
    }

    private Uni<Long> run(String name, SqlConnection sql) {
        var task = tasks.get(name);
        var began = System.nanoTime();
        return WorkerTransaction.become(sql, task.role())
                .chain(() -> task.run(sql))
                .call(done -> schedule.note(sql, name, done > 0 ? Duration.ZERO : task.interval()))
                .invoke(done -> {
                    measure(name, "done", began);
                    if (done > 0) {
                        meters.counter("clonememoria.recurring.things", "task", name).increment(done);
                        LOG.infof("%s has done %d", name, done);
                    }
                })
                .onFailure().invoke(() -> measure(name, "failed", began));
    }

    private Uni<Void> failed(String name, Throwable failure) {
        LOG.errorf(failure, "%s failed and will be tried again after a while", name);
        return schedule.postpone(name, failure);
    }

    private void measure(String name, String outcome, long began) {
        meters.timer("clonememoria.recurring.runs", "task", name, "outcome", outcome)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private Set<String> names() {
        return tasks.keySet();
    }
}
